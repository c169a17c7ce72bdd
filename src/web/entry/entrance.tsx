import type { Status } from '../session.ts';
import { Cast } from './cast.tsx';
import { ChoosePassword, Join, SetUp } from './set-up.tsx';
import { SignIn } from './sign-in.tsx';

/** Which door a visitor stands before. The address they came for stays, and opens once they are in. */
export default function Entrance({ status }: { status: Status }) {
  const token = new URLSearchParams(location.search).get('token');
  if (location.pathname === '/join' && token !== null) return <Join token={token} />;
  if (location.pathname === '/password' && token !== null) return <ChoosePassword token={token} />;
  if (!status.setUp) return <SetUp codeNeeded={status.setUpCode} />;
  if (status.demo && status.cast.length > 0 && location.pathname !== '/sign-in')
    return <Cast cast={status.cast} />;
  return <SignIn />;
}
