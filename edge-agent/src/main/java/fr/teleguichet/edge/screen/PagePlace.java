package fr.teleguichet.edge.screen;

import fr.teleguichet.hardware.text.CodedEnum;
import io.vertx.core.MultiMap;
import java.util.Optional;

/**
 * Which of a view's own screens the page has turned to.
 *
 * @param isLanguages the choice of language
 * @param about the service that is told of
 * @param from the first service on it
 * @param count how many services are on it
 * @param isCode the key pad for a code
 * @param isAccessibility the short form of the accessibility statement
 * @param lack what of the citizen's camera and microphone does not work, which the page alone knows
 * @param paper what becomes of a paper in a talk, which the page alone knows too
 * @param writing what there is to write with in a talk; nothing where nobody can write
 */
record PagePlace(
    boolean isLanguages,
    Optional<String> about,
    int from,
    int count,
    boolean isCode,
    boolean isAccessibility,
    Optional<Lack> lack,
    Optional<CallPaperStep> paper,
    Optional<CallInputMethod> writing) {

  /** What does not work before a call. */
  enum Lack implements CodedEnum {
    BLIND,
    SILENT,
    NEITHER
  }

  private static final int MAX_SERVICES = 60;

  static final PagePlace FRONT =
      new PagePlace(
          false,
          Optional.empty(),
          0,
          MAX_SERVICES,
          false,
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * Reads it from the query of an address.
   *
   * @throws IllegalArgumentException when it is none
   */
  static PagePlace of(MultiMap query) {
    return new PagePlace(
        query.contains("languages"),
        Optional.ofNullable(query.get("about")),
        number(query, "from", 0),
        number(query, "count", MAX_SERVICES),
        query.contains("code"),
        query.contains("accessibility"),
        word(query, "lack", Lack.class),
        word(query, "paper", CallPaperStep.class),
        word(query, "writing", CallInputMethod.class));
  }

  private static <E extends Enum<E> & CodedEnum> Optional<E> word(
      MultiMap query, String name, Class<E> type) {
    Optional<String> word = Optional.ofNullable(query.get(name));
    Optional<E> meant = word.flatMap(it -> CodedEnum.of(type, it));
    if (word.isPresent() && meant.isEmpty()) {
      throw new IllegalArgumentException(name + " is no word of the page");
    }
    return meant;
  }

  private static int number(MultiMap query, String name, int otherwise) {
    String text = query.get(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,2}")) {
      throw new IllegalArgumentException(name + " is no small number");
    }
    return Integer.parseInt(text);
  }
}
