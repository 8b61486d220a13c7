/** What OpenSSH 9.2 wrote of one login whose key was refused behind a jump host; shortened, and with other names. */
export const behindRefused = `OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.19 27 Jan 2026
debug1: Executing proxy command: exec ssh -vv -W '[vm.example.org]:22' bastion.example.org
debug1: identity file /home/jdoe/.ssh/id_ed25519 type 3
debug1: Connecting to bastion.example.org [192.0.2.1] port 22.
debug1: Connection established.
debug1: Remote protocol version 2.0, remote software version OpenSSH_9.2p1
debug1: Authenticating to bastion.example.org:22 as 'jdoe'
debug1: Server host key: ssh-ed25519 SHA256:XQHrDCnrY+/MlPaY0kOdrj6I4mael01aJEJIMOLP7U8
debug1: Will attempt key: /home/jdoe/.ssh/id_ed25519 ED25519 SHA256:topoqsUTt3SaR9I25T3G6OygznauGl5mRgJMh/uHBaE explicit
debug1: SSH2_MSG_SERVICE_ACCEPT received
debug1: Offering public key: /home/jdoe/.ssh/id_ed25519 ED25519 SHA256:topoqsUTt3SaR9I25T3G6OygznauGl5mRgJMh/uHBaE explicit
debug1: Server accepts key: /home/jdoe/.ssh/id_ed25519 ED25519 SHA256:topoqsUTt3SaR9I25T3G6OygznauGl5mRgJMh/uHBaE explicit
Authenticated to bastion.example.org ([192.0.2.1]:22) using "publickey".
debug1: channel_connect_stdio_fwd: vm.example.org:22
debug1: Remote protocol version 2.0, remote software version OpenSSH_9.2p1
debug1: Authenticating to vm.example.org:22 as 'jdoe'
debug1: Server host key: ssh-ed25519 SHA256:LLwtMxkwLJVPPMS17jETnXdd5VbPAHDMbbG5ORG3LAc
Warning: Permanently added 'vm.example.org' (ED25519) to the list of known hosts.
debug1: Will attempt key: jane@laptop.example ED25519 SHA256:topoqsUTt3SaR9I25T3G6OygznauGl5mRgJMh/uHBaE agent
debug1: Offering public key: jane@laptop.example ED25519 SHA256:topoqsUTt3SaR9I25T3G6OygznauGl5mRgJMh/uHBaE agent
debug1: Authentications that can continue: publickey
debug1: No more authentication methods to try.
jdoe@vm.example.org: Permission denied (publickey).
`;
