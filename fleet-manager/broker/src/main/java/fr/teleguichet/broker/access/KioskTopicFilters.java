package fr.teleguichet.broker.access;

import java.util.regex.Pattern;

/**
 * The forms of topic filter that a kiosk needs, whichever Sparkplug client it runs. Clients take
 * the commands to their devices one by one, by {@code +} or by {@code #}; nothing deeper exists.
 */
final class KioskTopicFilters {
  /** One level that names a device or a host. */
  private static final String NAME = "[^/+#]{1,128}";

  private final Pattern forms;

  KioskTopicFilters(ClientName.Kiosk kiosk) {
    String commands = kiosk.territory() + "/(?:NCMD/" + kiosk.kiosk() + "(?:/#)?";
    String deviceCommands = "|DCMD/" + kiosk.kiosk() + "(?:/[+#]|/" + NAME + ")?";
    String death = "|NDEATH/" + kiosk.kiosk() + ")";
    String states = "|STATE/(?:[+#]|" + NAME + ")";
    forms = Pattern.compile("spBv1\\.0/(?:" + commands + deviceCommands + death + states + ")");
  }

  boolean allow(String filter) {
    return forms.matcher(filter).matches();
  }
}
