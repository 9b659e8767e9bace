package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.provisioning.fleet.UnitSummary;
import fr.teleguichet.provisioning.fleet.Units;
import fr.teleguichet.provisioning.trouble.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes a kiosk out of service. */
@Command(
    name = "retire",
    description = "Takes a kiosk out of service for good; its unit loses its trust.")
final class RetireCommand extends ToolCommand {

  @Mixin private KioskOptions kiosk = new KioskOptions();

  RetireCommand(Context context) {
    super(context);
  }

  @Override
  ExitCode perform(Screen screen) throws Trouble {
    Units units = kiosk.units(equipment(), screen);
    UnitSummary unit = kiosk.confirmed(units, "retire.confirm", screen);
    units.retire(unit);
    screen.say(unit.isPlanned() ? "retire.done-planned" : "retire.done", unit.kiosk());
    screen.answer(
        new ObjectMapper().createObjectNode().put("kiosk", unit.kiosk()).put("retired", true));
    return ExitCode.DONE;
  }
}
