export const account = {
  title: 'Your account',
  hint: 'Your company’s IT gives you the address. Nothing is sent anywhere else.',
  address: 'Address of the endpoint',
  addressPlaceholder: 'https://escale.company.example',
  signIn: 'Sign in with your company',
  useToken: 'Use a token instead',
  token: 'Token',
  tokenPlaceholder: 'Paste the token here',
  tokenHint: 'A personal access token from your IT, where sign-in isn’t set up yet.',
  connect: 'Connect',
  connected: 'Connected. The first sync is under way.',
  entered: 'You are signed in.',
  lookingUp: 'Asking the endpoint how to sign in',
  waitingTitle: 'Go on in your browser',
  waitingText:
    'Your company’s sign-in page has opened there. When you have signed in, Escale comes back by itself.',
  copyAddress: 'Copy the address',
  addressCopied: 'The address was copied: paste it into a browser on this laptop.',
  who: '{{person}}, {{company}}',
  nobody: 'Nobody is signed in: everything stays on this laptop.',
  at: 'At {{endpoint}}',
  signedIn: 'Signed in with your company.',
  byToken: 'Connected by a token.',
  ended: 'Signed out by your company.',
  refused: 'Not accepted by the endpoint any more: sign in again, or give a new token.',
  out: 'Not connected: what you write waits on this laptop.',
  protected: 'What keeps you signed in is encrypted by the system.',
  forThisRun: 'You will be asked again at the next start: this system has no keyring to protect it.',
  endedTitle: 'Sign in again',
  endedText:
    'Your company no longer renews this sign-in. Go on working: everything is kept here and goes out once you have signed in.',
  change: 'Somebody else, or another address',
  changeHint: 'Somebody else gets a desk of their own. Yours closes, and stays on this laptop as it is.',
  signOut: 'Sign out',
  signOutTitle: 'Sign out of this laptop',
  signOutNothing: 'Everything has been sent.',
  signOutWaiting_one:
    '{{count, number}} change has not been sent yet. It stays on this laptop, and goes out when you sign in again.',
  signOutWaiting_other:
    '{{count, number}} changes have not been sent yet. They stay on this laptop, and go out when you sign in again.',
  signOutDoor: 'Your desk closes. To open it again you sign in, and that takes a connection.',
  removeToken: 'Remove the token',
  tokenRemoved: 'The token was removed. Your work stays on this laptop.',
  otherTitle: 'You signed in as {{person}}, {{company}}',
  otherText:
    'This desk is {{owner}}’s. It closes and stays on this laptop as it is; {{person}} gets a desk of their own.',
  otherWaiting_one: '{{count, number}} change on it has not been sent yet. It is kept, and goes out later.',
  otherWaiting_other:
    '{{count, number}} changes on it have not been sent yet. They are kept, and go out later.',
  openOther: 'Open {{person}}’s desk',
  stay: 'Stay on this desk',
  nothingChanged: 'Nothing was changed, and everything you wrote is kept.',
  failure: {
    unreachable: {
      title: 'The endpoint can’t be reached',
      hint: 'Check the address and the connection, then try again.',
    },
    providerUnreachable: {
      title: 'Your company’s sign-in can’t be reached',
      hint: 'It may be open on the company’s own network only. Try again there, or later.',
    },
    garbled: {
      title: 'Something else answers in the endpoint’s place',
      hint: 'A sign-in page of the network, perhaps, or a mistyped address. Open a page in your browser, then try again.',
    },
    notOffered: {
      title: 'This endpoint offers no sign-in',
      hint: 'Ask your IT for a token and use it here instead.',
    },
    untrusted: {
      title: 'The sign-in isn’t set up safely',
      hint: 'The endpoint and the sign-in service contradict each other. Send the details to your IT.',
    },
    cancelled: { title: 'Sign-in cancelled', hint: 'Begin again whenever you like.' },
    timeout: {
      title: 'Nobody came back from the browser',
      hint: 'The sign-in was given up after five minutes. Begin again.',
    },
    denied: {
      title: 'The sign-in was refused',
      hint: 'It was cancelled in the browser, or your account isn’t allowed to use Escale. Ask your IT if it stays so.',
    },
    badAnswer: {
      title: 'The answer doesn’t belong to this sign-in',
      hint: 'Begin again. If it stays so, send the details to your IT.',
    },
    clock: {
      title: 'This laptop’s clock is wrong',
      hint: 'The sign-in can’t be checked. Set the date and time, then try again.',
    },
    refused: {
      title: 'The endpoint doesn’t let you in',
      hint: 'The sign-in or the token is valid elsewhere, or no longer. Ask your IT to give you access.',
    },
    notKept: {
      title: 'The sign-in could not be kept',
      hint: 'The disk refused; perhaps it is full. Make room, then try again.',
    },
  },
  doorTitle: 'You are signed out',
  doorText:
    'The desk that was open is kept on this laptop, with everything that waits to be sent. It opens again when its owner signs in. Anybody else gets a desk of their own.',
  grantOutlives:
    'Your company could not be told of the sign-out. It ends there by itself; if the laptop is changing hands, tell your IT.',
};
