package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.text.EnumCodes;
import fr.teleguichet.hardware.wiring.WiringMarkdownWriter;
import fr.teleguichet.provisioning.trouble.TroubleException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows which wire goes where. */
@Command(name = "wiring", description = "Shows which wire goes to which pin and terminal.")
final class BoardWiringCommand extends CommandAction {

  @Parameters(
      paramLabel = "BOARD",
      arity = "0..1",
      defaultValue = BoardResolver.DEFAULT,
      descriptionKey = "known-board",
      description = "a board file, or a known board; by default ${DEFAULT-VALUE}")
  private String board = BoardResolver.DEFAULT;

  BoardWiringCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode perform(TerminalOutput screen) throws TroubleException {
    BoardProfile profile = BoardResolver.profile(board);
    var table = new WiringMarkdownWriter(profile.wiring());
    screen.say("board.header");
    screen.print(table.header());
    screen.say("board.functions");
    screen.print(table.functions());
    screen.say("board.supplies");
    screen.print(table.supplies());
    ArrayNode functions = new ObjectMapper().createArrayNode();
    profile
        .wiring()
        .functions()
        .forEach(
            function ->
                functions
                    .addObject()
                    .put("id", function.id().value())
                    .put("purpose", function.purpose().value())
                    .put("gpio", function.pin().bcm())
                    .put("pin", function.pin().position())
                    .put("direction", EnumCodes.code(function.direction()))
                    .put("pull", EnumCodes.code(function.pull()))
                    .put("active", EnumCodes.code(function.active()))
                    .put("terminal", function.terminal().value())
                    .put("colour", function.colour().value()));
    screen.answer(functions);
    return ExitCode.DONE;
  }
}
