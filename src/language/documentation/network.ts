// What docs/FUNCTIONS.md says: functions on addresses, URLs and user agents.

import type { Documentation } from "./documented.ts";

export const network: Documentation = {
  CommunityID: [
    "Gives the Community ID of a network flow, the same for both directions.",
    [`CommunityID("1.1.1.1", 1, "2.2.2.2", 2)`, `"1:hkBi+99B14MrTvzbGgfZX9Zh8N8="`],
    [`CommunityID("2.2.2.2", 2, "1.1.1.1", 1)`, `"1:hkBi+99B14MrTvzbGgfZX9Zh8N8="`],
    [`CommunityID("::1", 53, "::2", 4711, "UDP", 1)`, `"1:6JhQI8YZRqjM8olf1jZk1QJjtOU="`],
  ],
  IsInCIDR: [
    "Tells whether an address lies in one of several networks.",
    [`IsInCIDR("10.1.2.3", ["10.0.0.0/8"])`, "true"],
    [`IsInCIDR("10.1.2.3", ["192.168.0.0/16", "fd00::/8"])`, "false"],
    [`IsInCIDR("2001:db8::1", ["2001:db8::/32"])`, "true"],
  ],
  URL: [
    "Takes a URL apart, into a map with the keys of the semantic conventions.",
    [
      `URL("https://a.example:8080/b/c.txt?d=e#f")`,
      `{"url.original": "https://a.example:8080/b/c.txt?d=e#f", "url.domain": ` +
        `"a.example", "url.port": 8080, "url.scheme": "https", "url.path": "/b/c.txt", ` +
        `"url.fragment": "f", "url.query": "d=e", "url.extension": "txt"}`,
    ],
    [`URL("https://a.example/b")["url.path"]`, `"/b"`],
  ],
  UserAgent: [
    "Takes the text of a user agent apart, into a map with the keys of the semantic " +
      "conventions.",
    [
      `UserAgent("curl/8.5.0")`,
      `{"user_agent.name": "curl", "user_agent.original": "curl/8.5.0", ` +
        `"user_agent.version": "8.5.0", "os.name": "Other"}`,
    ],
    [
      `UserAgent("Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 ` +
        `Firefox/115.0")["user_agent.name"]`,
      `"Firefox"`,
    ],
  ],
};
