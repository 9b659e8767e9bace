package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.wiring.Header;
import fr.teleguichet.hardware.yaml.LocatedValue;
import fr.teleguichet.hardware.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;

/** What must hold between a computer and its header. */
final class BoardRules {

  private final ProfileDraft draft;

  BoardRules(ProfileDraft draft) {
    this.draft = draft;
  }

  List<YamlProblem> problems() {
    List<YamlProblem> found = new ArrayList<>();
    draft
        .board()
        .ifPresent(
            board ->
                draft
                    .wiring()
                    .header()
                    .ifPresent(
                        header ->
                            found.addAll(
                                header.isNone()
                                    ? withoutHeader(board)
                                    : withHeader(board, header))));
    return found;
  }

  private static List<YamlProblem> withoutHeader(LocatedValue<Board> board) {
    return board.value().gpioChip().stream()
        .map(
            chip ->
                board.contradiction(
                    "the GPIO chip %s has no header to drive; remove \"gpio-chip\", or name the header"
                        .formatted(chip)))
        .toList();
  }

  private static List<YamlProblem> withHeader(LocatedValue<Board> board, Header header) {
    List<YamlProblem> found = new ArrayList<>();
    if (board.value().gpioChip().isEmpty()) {
      found.add(
          board.contradiction(
              "the header %s can't be driven without \"gpio-chip\"; add the label of its chip"
                  .formatted(header.name())));
    }
    if (board.value().compatible().isEmpty()) {
      found.add(
          board.contradiction(
              "a computer with the header %s has names in its device tree; list them under"
                      .formatted(header.name())
                  + " \"compatible\", or every computer would be taken for it"));
    }
    return found;
  }
}
