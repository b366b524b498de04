import { describe, expect, it } from 'vitest';
import { type Declared, readFileInto } from './declarations.ts';

const TEXT = `import type { Spice } from "./enums";
/**
 * A kiosk.
 * @public
 */
export interface Kiosk {
    /**
     * Its name.
     * @public
     */
    Name: string | undefined;
    /**
     * Its spices.
     */
    "spice-list"?: Spice[] | undefined;
    bare?: string | undefined;
}
/**
 * It burned.
 */
export declare class BurnedException extends __BaseException {
    readonly name: "BurnedException";
    /**
     * Why.
     */
    reason?: string | undefined;
    /**
     * @internal
     */
    constructor(opts: __ExceptionOptionType<BurnedException, __BaseException>);
}
/**
 * Food or drink.
 */
export type Order = Order.FoodMember | Order.$UnknownMember;
/**
 * @public
 */
export declare namespace Order {
    /**
     * To eat.
     */
    interface FoodMember {
        food: Food;
        drink?: never;
        $unknown?: never;
    }
    /**
     * To drink.
     */
    interface DrinkMember {
        food?: never;
        drink: string;
        $unknown?: never;
    }
}
`;
const declared = new Map<string, Declared>();
readFileInto(TEXT, declared);
const membersOf = (name: string) =>
  [...(declared.get(name)?.members ?? [])].map(([member, { comment, type }]) => [
    member,
    /\* (\w[^\n]*)/.exec(comment)?.[1] ?? '',
    type,
  ]);

describe('readFileInto', () => {
  it('reads the comments and types of the members of an interface', () => {
    expect(declared.get('Kiosk')?.comment).toContain('A kiosk.');
    expect(membersOf('Kiosk')).toEqual([
      ['Name', 'Its name.', 'string | undefined'],
      ['spice-list', 'Its spices.', 'Spice[] | undefined'],
      ['bare', '', 'string | undefined'],
    ]);
  });

  it('reads the members of an error', () => {
    expect(declared.get('BurnedException')?.comment).toContain('It burned.');
    expect(membersOf('BurnedException')).toContainEqual(['reason', 'Why.', 'string | undefined']);
  });

  it('reads a union with the comment on its type, and each member with that on its interface', () => {
    expect(declared.get('Order')?.comment).toContain('Food or drink.');
    expect(membersOf('Order')).toEqual([
      ['food', 'To eat.', 'Food'],
      ['drink', 'To drink.', 'string'],
    ]);
  });
});
