package fr.teleguichet.provisioning.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The program's sentences in one language. */
public final class MessageTexts {

  private static final String BASE = "fr.teleguichet.provisioning.text.messages";

  private final Locale locale;
  private final ResourceBundle bundle;

  /** The sentences in this language. */
  public MessageTexts(Language language) {
    this.locale = language.locale();
    this.bundle =
        ResourceBundle.getBundle(
            BASE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** Locale of words and numbers. */
  public Locale locale() {
    return locale;
  }

  /** The sentence in this language. */
  public String of(Message say) {
    return new MessageFormat(bundle.getString(say.key()), locale).format(say.values().toArray());
  }

  /** The sentence with this key. */
  public String of(String key, Object... values) {
    return of(Message.of(key, values));
  }

  /** The file with every sentence, for tests that compare languages. */
  ResourceBundle bundle() {
    return bundle;
  }
}
