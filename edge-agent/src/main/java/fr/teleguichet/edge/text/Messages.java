package fr.teleguichet.edge.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the agent says to people in one language, from its message bundle. */
public final class Messages {

  public static final Messages FRENCH = new Messages(Locale.FRENCH);
  public static final Messages ENGLISH = new Messages(Locale.ENGLISH);

  private final Locale language;
  private final ResourceBundle bundle;

  private Messages(Locale language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            "fr.teleguichet.edge.text.messages",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  public Locale language() {
    return language;
  }

  /** The message with these values in the places of {@code {0}}, {@code {1}} and so on. */
  public String say(String key, String... values) {
    return format(key, (Object[]) values);
  }

  /**
   * A message that depends on how many there are: {@code {0}} to choose by, {@code {1}} to show.
   */
  public String count(String key, long many) {
    return format(key, many, Long.toString(many));
  }

  private String format(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), language).format(values);
  }

  /** A pattern for dates, as it stands in the bundle. */
  public String pattern(String key) {
    return bundle.getString(key);
  }
}
