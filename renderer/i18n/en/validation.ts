/** What is wanted of a field, told where it stands. */
export const validation = {
  required: 'Fill this in.',
  tooLong: 'This is too long.',
  tooMany: 'There are too many of these.',
  tooSmall: 'Enter a larger number.',
  tooLarge: 'Enter a smaller number.',
  wholeNumber: 'Enter a whole number.',
  date: 'Enter a date that exists.',
  instant: 'Enter a date and a time.',
  email: 'Enter an address such as name@company.example.',
  phone: 'Enter digits, spaces, + or brackets only.',
  website: 'Enter an address that begins with https://.',
  endpoint: 'Enter an address that begins with https:// (http:// on this laptop only).',
  id: 'This reference isn’t valid.',
  exists: 'This already exists.',
  gone: 'It was deleted in the meantime.',
  invalid: 'This value can’t be used here.',
};
