package fr.teleguichet.provisioning.cli;

import fr.teleguichet.hardware.board.BoardParseResult;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.text.KnownWordSuggester;
import fr.teleguichet.hardware.yaml.YamlProblem;
import fr.teleguichet.provisioning.prepare.CardOrder;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which board a person means: the name of one that the program brings, or a file. */
final class BoardResolver {

  static final String DEFAULT = "teleguichet-v1";

  private BoardResolver() {}

  /** The profile of this board. */
  static BoardProfile profile(String board) throws TroubleException {
    return switch (reading(board)) {
      case BoardParseResult.Accepted(BoardProfile profile) -> profile;
      case BoardParseResult.Refused(List<YamlProblem> problems) ->
          throw new TroubleException(
              TroubleKind.USAGE, "board.wrong", board, problems.size(), board);
    };
  }

  /** The same for a unit, which is given the file that its own agent does not carry. */
  static CardOrder.Board forCard(String board) throws TroubleException {
    return new CardOrder.Board(
        profile(board),
        BoardProfiles.BUILT_IN.contains(board) ? Optional.empty() : Optional.of(content(board)));
  }

  /** What became of the reading of this board's file. */
  static BoardParseResult reading(String board) throws TroubleException {
    return BoardProfiles.BUILT_IN.contains(board)
        ? new BoardParseResult.Accepted(BoardProfiles.builtIn(board))
        : BoardProfiles.read(content(board));
  }

  private static byte[] content(String board) throws TroubleException {
    Path file = Path.of(board);
    if (!Files.exists(file)) {
      throw new TroubleException(
          TroubleKind.USAGE,
          "board.unknown",
          board,
          KnownWordSuggester.advice(board, BoardProfiles.BUILT_IN));
    }
    return InputFileReader.read(file, BoardProfiles.MAX_SIZE);
  }
}
