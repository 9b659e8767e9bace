package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import picocli.CommandLine.Command;

/** Lists the boards that the program brings. */
@Command(name = "list", description = "Lists the boards that this program knows.")
final class BoardListCommand extends CommandAction {

  BoardListCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode perform(TerminalOutput screen) {
    ArrayNode boards = new ObjectMapper().createArrayNode();
    for (String id : BoardProfiles.BUILT_IN) {
      BoardProfile profile = BoardProfiles.builtIn(id);
      screen.say("board.line", id, profile.revision().number(), profile.name());
      boards
          .addObject()
          .put("id", id)
          .put("revision", profile.revision().number())
          .put("name", profile.name().value())
          .put("model", profile.board().model().value());
    }
    screen.answer(boards);
    return ExitCode.DONE;
  }
}
