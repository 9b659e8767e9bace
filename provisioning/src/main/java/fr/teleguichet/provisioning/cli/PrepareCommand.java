package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.teleguichet.provisioning.card.CardTarget;
import fr.teleguichet.provisioning.card.Disk;
import fr.teleguichet.provisioning.card.SafeCardTargetResolver;
import fr.teleguichet.provisioning.flash.ImageTargetHardware;
import fr.teleguichet.provisioning.prepare.CardOrder;
import fr.teleguichet.provisioning.prepare.CardPreparation;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prepares a card, or takes it back. */
@Command(
    name = "prepare",
    description = {
      "Writes a kiosk’s settings and its claim on a card that holds the system’s image.",
      "The card is the folder where its boot partition is mounted, the card’s device, or an image"
          + " file. Everything is read back; SSH stays off. No secret stands on the command line."
    })
final class PrepareCommand extends CommandAction {

  @Parameters(paramLabel = "CARD", description = "a mounted boot partition, a device, or an image")
  private Path card = Path.of("");

  @Option(
      names = "--disk",
      paramLabel = "NAME",
      description = "the disk’s name, for scripts; a person is asked to type it")
  private @Nullable String disk;

  @Option(names = "--remove", description = "take everything back that was written before")
  private boolean remove;

  @Mixin private CardOrderOptions order = new CardOrderOptions();

  PrepareCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode perform(TerminalOutput screen) throws TroubleException {
    CardTarget target =
        new SafeCardTargetResolver(equipment().root(), equipment().programs()).toWrite(card);
    if (remove) {
      confirm(target, screen);
      return removed(target, screen);
    }
    order.check();
    confirm(target, screen);
    ImageTargetHardware.requireFit(target.boot(), order.board().board(), order.boardName());
    CardOrder draft = order.draft(equipment(), screen);
    new CardPreparation((_, _) -> {}).check(draft, target.boot());
    List<String> _ =
        order.claimed(draft, wanted -> prepared(wanted, target, screen), equipment(), screen);
    return ExitCode.DONE;
  }

  private List<String> prepared(CardOrder wanted, CardTarget target, TerminalOutput screen)
      throws TroubleException {
    List<String> files;
    try (var bar = new ProgressBar(equipment(), screen)) {
      files = new CardPreparation(bar).prepare(wanted, target.boot());
    }
    tell(wanted, target, files, screen);
    return files;
  }

  private void confirm(CardTarget target, TerminalOutput screen) throws TroubleException {
    if (target instanceof CardTarget.Device(Disk found, _, _)) {
      String size = "%.1f".formatted(found.bytes() / 1e9);
      if (disk == null) {
        screen.confirm(
            found.name(), Message.of("prepare.confirm", found.name(), found.model(), size));
      } else if (!disk.equals(found.name())) {
        throw new TroubleException(TroubleKind.REFUSED, "confirm.not", found.name());
      }
    }
  }

  private ExitCode removed(CardTarget target, TerminalOutput screen) throws TroubleException {
    boolean was = new CardPreparation((_, _) -> {}).remove(target.boot());
    screen.say(was ? "prepare.removed" : "prepare.was-not", target.boot().place());
    screen.answer(new ObjectMapper().createObjectNode().put("removed", was));
    return ExitCode.DONE;
  }

  private static void tell(
      CardOrder wanted, CardTarget target, List<String> files, TerminalOutput screen) {
    String kiosk = wanted.name().map(name -> name.kiosk().value()).orElse("");
    screen.say(
        kiosk.isEmpty() ? "prepare.done-unnamed" : "prepare.done",
        target.boot().place(),
        kiosk,
        files.size());
    wanted.claim().ifPresent(claim -> screen.say("prepare.claim-until", claim.claim().expires()));
    screen.say("prepare.next");
    ObjectNode answer =
        new ObjectMapper()
            .createObjectNode()
            .put("card", target.boot().place())
            .put("kiosk", kiosk)
            .put("hostName", wanted.hostName())
            .put("claim", wanted.claim().isPresent())
            .put("verified", true);
    ArrayNode list = answer.putArray("files");
    files.forEach(list::add);
    screen.answer(answer);
  }
}
