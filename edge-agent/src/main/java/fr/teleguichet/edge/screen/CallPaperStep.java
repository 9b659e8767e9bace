package fr.teleguichet.edge.screen;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.List;

/**
 * What the page shows of a paper in a talk: the agent is not told of it, since the two pages have
 * it between themselves. The names are the page's words.
 */
enum CallPaperStep implements CodedEnum {
  SCAN_ASK("scan.ask", "scan.yes", "scan.no"),
  SCAN_DOING("scan.doing"),
  SCAN_PREVIEW("scan.preview", "scan.send", "scan.again", "scan.no"),
  SCAN_SENDING("scan.sending"),
  SCAN_DONE("scan.done", "close"),
  SCAN_FAILED("failed", "again", "leave"),
  PRINT_ASK("print.ask", "print.yes", "print.no"),
  PRINT_DOING("print.doing"),
  PRINT_DONE("print.done", "close"),
  PRINT_FAILED("failed", "again", "leave");

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> texts;

  CallPaperStep(String... texts) {
    this.texts = List.of(texts);
  }

  /** Where the page's texts have what stands there, in its order. */
  List<String> texts() {
    return texts;
  }
}
