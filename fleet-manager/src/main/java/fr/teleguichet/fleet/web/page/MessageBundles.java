package fr.teleguichet.fleet.web.page;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The message bundles, read once. */
@Singleton
public final class MessageBundles {

  private final Map<Language, LocalizedText> texts = new EnumMap<>(Language.class);
  private final MinimumInterviewLength minimum;

  /** Reads the bundles from the class path. */
  @Inject
  public MessageBundles(MinimumInterviewLength minimum) {
    this.minimum = minimum;
    for (Language language : Language.values()) {
      Map<String, String> messages = new HashMap<>(bundle(language));
      String words = minimum.words(new LocalizedText(language, messages));
      messages.replaceAll((_, message) -> message.replace(MinimumInterviewLength.PLACE, words));
      texts.put(language, new LocalizedText(language, messages));
    }
  }

  /** The same where an interview counts from a minute on. */
  public MessageBundles() {
    this(new MinimumInterviewLength(60));
  }

  /** The same where an interview counts from this length on. */
  public MessageBundles counting(MinimumInterviewLength other) {
    return other.equals(minimum) ? this : new MessageBundles(other);
  }

  /** Everything in this language. */
  public LocalizedText in(Language language) {
    return Objects.requireNonNull(texts.get(language));
  }

  static Map<String, String> bundle(Language language) {
    String file = "/messages_" + language.tag() + ".properties";
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(MessageBundles.class.getResourceAsStream(file), file),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException failure) {
      throw new UncheckedIOException(file, failure);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
  }
}
