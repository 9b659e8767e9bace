package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import fr.teleguichet.hardware.parts.BillOfMaterials;
import fr.teleguichet.hardware.parts.BillOfMaterialsCsvRenderer;
import fr.teleguichet.provisioning.trouble.TroubleException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what to buy. */
@Command(name = "parts", description = "Shows what to buy for one kiosk; prices are estimates.")
final class BoardPartsCommand extends CommandAction {

  @Parameters(
      paramLabel = "BOARD",
      arity = "0..1",
      defaultValue = BoardResolver.DEFAULT,
      descriptionKey = "known-board",
      description = "a board file, or a known board; by default ${DEFAULT-VALUE}")
  private String board = BoardResolver.DEFAULT;

  @Option(names = "--csv", description = "as CSV, for a spreadsheet")
  private boolean csv;

  BoardPartsCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode perform(TerminalOutput screen) throws TroubleException {
    BillOfMaterials bill = BoardResolver.profile(board).bill();
    screen.print(csv ? BillOfMaterialsCsvRenderer.of(bill) : bill.markdown());
    ArrayNode parts = new ObjectMapper().createArrayNode();
    bill.parts()
        .forEach(
            part ->
                parts
                    .addObject()
                    .put("id", part.id().value())
                    .put("name", part.name().value())
                    .put("quantity", part.quantity())
                    .put("totalCents", part.total().amount())
                    .put("purpose", part.purpose().value()));
    screen.answer(parts);
    return ExitCode.DONE;
  }
}
