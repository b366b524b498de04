/** Cases that create some of each kind of resource, and change, start, stop, tag and delete trails. */
export const CASES_TO_KILL = [
  'TrailAlreadyExistsException/*',
  'InvalidCloudWatchLogsRoleArnException/m*',
  'KmsKeyNotFoundException/topic*',
  'KmsException/*',
  'Response/key-by-*',
  '*/State/*',
].join(',');
