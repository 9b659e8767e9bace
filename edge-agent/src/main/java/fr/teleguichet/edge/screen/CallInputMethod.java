package fr.teleguichet.edge.screen;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.List;

/**
 * What a citizen without a keyboard has to write with in a talk, as the page has opened it. Its
 * letters are not read aloud: a voice that spells an alphabet helps nobody to write.
 */
enum CallInputMethod implements CodedEnum {
  CLOSED("sentences", "letters"),
  SENTENCES(
      "reply",
      "ready.yes",
      "ready.no",
      "ready.thanks",
      "ready.unheard",
      "ready.written",
      "ready.repeat",
      "ready.slower",
      "ready.wait",
      "ready.typing",
      "close",
      "letters"),
  LETTERS("reply", "space", "delete", "sentences", "close");

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> texts;

  CallInputMethod(String... texts) {
    this.texts = List.of(texts);
  }

  /** Where the page's texts have what stands there, in its order. */
  List<String> texts() {
    return texts;
  }
}
