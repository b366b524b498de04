/**
 * A small page for the tests, in the form of an API page and in words of our own. The real page is not ours to keep.
 */
export const SAMPLE_PAGE = `OpenKiosk - AWS StreetFood

OpenKiosk

Puts a kiosk on the map. Costs nothing, e.g. for J. Doe, in the U.S. East (Region).

Request Syntax

{ "Fresh": boolean, "KeyRef": "string", "Label": "string", "Owner": "string", "Sign": "string", "Spices": [ { "Hot": boolean, "Word": "string" } ] }

Request Parameters

Shared parameters stand elsewhere.

Fresh

Bakes on demand. The default is true, and stays so.

Note

Stale bread returns at dawn.

Type: Boolean

Required: No

KeyRef

Points to a key. Try one of these:

  • door/front

  • urn:door:eu:12:back

Type: String

Required: No

Label

Is painted above the window. It obeys the following requirements:

  • Consist only of letters (a-z, A-Z), numbers (0-9), periods (.), or dashes (-)

  • Start with a letter, and end with a letter or number

  • Be between 2 and 1,024 characters

  • Show no adjacent periods or dashes. Names like a.-b and a--b are not valid.

  • Not look like an IP address (say, 10.1.2.3)

  • Rhyme with bread

Type: String

Required: Yes

Owner

Holds the keys. Not required unless you specify Sign.

Length Constraints: Minimum length of 1. Maximum length of 64.

Type: String

Required: No

Sign

Hangs in the wind. The maximum length is 20 characters.

Type: String

Required: No

Spices

Lists spices.

Type: Array of Spice objects

Array Members: Minimum number of 1 item. Maximum number of 7 items.

Required: No

Response Syntax

{ "Label": "string", "OldLabel": "string", "Open": boolean }

Response Elements

A success is an HTTP 201 answer.

Label

Repeats the label. It looks like:

urn:kiosk:eu:12:label/a

Type: String

OldLabel

This field is no longer in use. Read Label.

Type: String

Open

Tells whether the shutters are up.

Type: Boolean

Errors

Shared errors stand elsewhere.

CrumbsException

The number of crumbs per table is too high. For now, the limit is 30.

HTTP Status Code: 400

LabelException

The label is refused. It obeys the following requirements:

  • Be between 2 and 1,024 characters

HTTP Status Code: 409

OldException

This error has been deprecated.

HTTP Status Code: 410

See Also

Look here, too:
`;

/** The sample with one passage replaced. Throws where the passage isn't there, so that no test edits nothing. */
export function editSample(passage: string, replacement: string): string {
  if (!SAMPLE_PAGE.includes(passage)) throw new Error(`the sample has no ${JSON.stringify(passage)}`);
  return SAMPLE_PAGE.replace(passage, () => replacement);
}
