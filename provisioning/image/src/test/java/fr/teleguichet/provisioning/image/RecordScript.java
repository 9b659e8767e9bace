package fr.teleguichet.provisioning.image;

import java.time.Instant;
import java.util.regex.Pattern;

/** Bash, for there is no HTTP client on a kiosk: one record after the other, each of its second. */
final class RecordScript {

  /** What the agent answers once a record is kept. */
  static final Pattern KEPT = Pattern.compile("\\{\"journal\":\"([0-9a-f-]+)\",\"number\":(\\d+)}");

  private static final Instant FIRST = Instant.parse("2026-11-02T08:00:00Z");

  private RecordScript() {}

  /** How many records were kept, by what the script printed. */
  static int count(String text) {
    return (int) KEPT.matcher(text).results().count();
  }

  /** Goes on until the power goes; no two rounds have a record of the same second. */
  static String of(int round) {
    return """
    at=%d; while :; do at=$((at + 1)); body="{\\"type\\":\\"interview\\",\\"occurred\\":\\"$(date -u -d @$at +%%FT%%TZ)\\",\
    \\"body\\":{\\"service\\":\\"caf\\",\\"seconds\\":300,\\"outcome\\":\\"held\\"}}"; \
    exec 5<>/dev/tcp/127.0.0.1/8090 && printf 'POST /api/records HTTP/1.0\\r\\nHost: 127.0.0.1:8090\\r\\n\
    Authorization: Bearer %s\\r\\nContent-Type: application/json\\r\\nContent-Length: %%d\\r\\n\\r\\n%%s' ${#body} "$body" >&5 \
    && cat <&5; exec 5>&-; echo; done
    """
        .formatted(FIRST.plusSeconds(10_000L * round).getEpochSecond(), ShellOverlay.TOKEN);
  }
}
