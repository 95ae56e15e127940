import type { FromMember, ToMember } from "./messages.js";

/** What a worker does from an invitation until it leaves the team. */
export function runMember(invitation: ToMember, reply: (message: FromMember) => void): void {
  reply({ type: "left", seat: invitation.seat });
}
