package fr.teleguichet.fleet.handbook;

import fr.teleguichet.fleet.web.page.Language;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The handbook, read once: its files are the program's own. */
@Singleton
public final class Handbook {

  /** The pictures in it, each in every language. */
  static final List<String> PICTURES = List.of("status", "mediator");

  private final Map<Language, List<HandbookPage>> pages = new EnumMap<>(Language.class);

  Handbook() {
    for (Language language : Language.values()) {
      pages.put(
          language,
          Arrays.stream(HandbookPart.values()).map(part -> read(part, language)).toList());
    }
  }

  private static HandbookPage read(HandbookPart part, Language language) {
    String file = part.code() + "-" + language.tag() + ".md";
    Map<String, String> pictures = new HashMap<>();
    PICTURES.forEach(
        name -> pictures.put(name, "/help/pictures/" + name + "-" + language.tag() + ".jpg"));
    return HandbookMarkdownParser.read(
        part, new String(bytes(file), StandardCharsets.UTF_8), pictures);
  }

  private static byte[] bytes(String name) {
    try (InputStream file = Handbook.class.getResourceAsStream("/handbook/" + name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(name, failure);
    }
  }

  /** All parts. */
  public List<HandbookPage> parts(Language language) {
    return pages.getOrDefault(language, List.of());
  }

  /** One part. */
  Optional<HandbookPage> part(String code, Language language) {
    return parts(language).stream().filter(it -> it.part().code().equals(code)).findFirst();
  }

  /** A picture in JPEG; nothing for another name. */
  Optional<byte[]> picture(String file) {
    boolean isOurs =
        Arrays.stream(Language.values())
            .anyMatch(
                language ->
                    PICTURES.stream()
                        .anyMatch(name -> file.equals(name + "-" + language.tag() + ".jpg")));
    return isOurs ? Optional.of(bytes("pictures/" + file)) : Optional.empty();
  }
}
