package fr.teleguichet.fleet.web.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The message bundles, read once. */
@Singleton
public final class MessageBundles {

  private final Map<Language, LocalizedText> texts = new EnumMap<>(Language.class);

  /** Reads the bundles from the class path. */
  public MessageBundles() {
    for (Language language : Language.values()) {
      texts.put(language, new LocalizedText(language, bundle(language)));
    }
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
