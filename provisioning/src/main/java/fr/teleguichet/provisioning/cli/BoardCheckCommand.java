package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.teleguichet.hardware.board.BoardParseResult;
import fr.teleguichet.hardware.yaml.YamlProblem;
import fr.teleguichet.provisioning.trouble.TroubleException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks board files, and tells all that is wrong at once. */
@Command(
    name = "check",
    description = "Checks board files; tells everything that is wrong, with line and remedy.")
final class BoardCheckCommand extends CommandAction {

  @Parameters(paramLabel = "BOARD", arity = "1..*", description = "a board file, or a known board")
  private List<String> boards = new ArrayList<>();

  BoardCheckCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode perform(TerminalOutput screen) throws TroubleException {
    ArrayNode answer = new ObjectMapper().createArrayNode();
    boolean allWell = true;
    for (String board : boards) {
      List<YamlProblem> problems =
          BoardResolver.reading(board) instanceof BoardParseResult.Refused(List<YamlProblem> found)
              ? found
              : List.of();
      allWell &= problems.isEmpty();
      screen.say(problems.isEmpty() ? "board.well" : "board.not-well", board, problems.size());
      problems.forEach(problem -> screen.print("  " + problem + "\n"));
      fill(answer.addObject().put("board", board), problems);
    }
    screen.answer(answer);
    return allWell ? ExitCode.DONE : ExitCode.FINDING;
  }

  private static void fill(ObjectNode board, List<YamlProblem> problems) {
    ArrayNode list = board.put("valid", problems.isEmpty()).putArray("problems");
    for (YamlProblem problem : problems) {
      list.addObject()
          .put("line", problem.line())
          .put("path", problem.path())
          .put("sentence", problem.sentence());
    }
  }
}
