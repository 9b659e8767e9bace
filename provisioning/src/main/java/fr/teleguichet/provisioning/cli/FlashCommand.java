package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.teleguichet.provisioning.card.Disk;
import fr.teleguichet.provisioning.card.SafeCardTargetResolver;
import fr.teleguichet.provisioning.flash.ImageTargetHardware;
import fr.teleguichet.provisioning.flash.ImageWriter;
import fr.teleguichet.provisioning.flash.SystemImage;
import fr.teleguichet.provisioning.prepare.CardOrder;
import fr.teleguichet.provisioning.prepare.CardPreparation;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a system's image, and prepares the card at once when it is known for whom. */
@Command(
    name = "flash",
    description = {
      "Writes the system’s image on a card, a disk or into a file: checked while it is written,"
          + " then read back.",
      "Everything that was there is lost. This machine’s own disk and whatever is mounted are"
          + " refused. With a claim or --manager the card is prepared at once, as by “prepare”."
    })
final class FlashCommand extends CommandAction {

  private static final int MEBIBYTE = 1 << 20;

  @Parameters(
      index = "0",
      paramLabel = "IMAGE",
      description = "the image, with its digest (.sha256) beside it")
  private Path image = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "CARD",
      description = "the device of the card or of the whole disk, or a file")
  private Path card = Path.of("");

  @Option(
      names = "--disk",
      paramLabel = "NAME",
      description =
          "the name of the disk, or of a file that is there already, for scripts; a person is asked"
              + " to type it")
  private @Nullable String disk;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description =
          "certificates (PEM) of those whose images you take; the signature beside the digest is"
              + " then checked")
  private @Nullable Path trust;

  @Mixin private CardOrderOptions order = new CardOrderOptions();

  FlashCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode perform(TerminalOutput screen) throws TroubleException {
    var finder = new SafeCardTargetResolver(equipment().root(), equipment().programs());
    if (order.given()) {
      order.check();
    } else {
      order.checkNothing();
    }
    SystemImage system = checkedImage(screen);
    ImageWriter.requireOther(system, card);
    Optional<Disk> found = finder.toOverwrite(card);
    if (found.isPresent()) {
      ImageWriter.requireRoom(system, card, found.get().bytes());
      warnOfHolder(finder, screen);
      confirm(found.get(), screen);
    } else if (Files.exists(card)) {
      String name = String.valueOf(card.getFileName());
      confirm(name, Message.of("flash.confirm-file", card, name), screen);
    }
    // Whatever is wrong with the order has to be said before a quarter of an hour of writing.
    Optional<CardOrder> draft =
        order.given() ? Optional.of(order.draft(equipment(), screen)) : Optional.empty();
    // Whoever reads a question may pull a card, and plug in another disk that gets its name.
    if (!finder.toOverwrite(card).equals(found)) {
      throw new TroubleException(TroubleKind.REFUSED, "flash.changed", card);
    }
    write(system, screen);
    List<String> files = draft.isPresent() ? prepared(draft.get(), finder, screen) : List.of();
    screen.say(files.isEmpty() ? "flash.next" : "prepare.next", card);
    screen.answer(answer(system, files));
    return ExitCode.DONE;
  }

  private SystemImage checkedImage(TerminalOutput screen) throws TroubleException {
    SystemImage system = SystemImage.at(image);
    if (trust == null) {
      screen.warn(Message.of("flash.unsigned"));
    } else {
      system.requireSignedBy(trust, equipment().programs());
    }
    if (order.given()) {
      ImageTargetHardware.requireFit(system, order.board().board(), order.boardName());
    }
    return system;
  }

  private void write(SystemImage system, TerminalOutput screen) throws TroubleException {
    try (var bar = new ProgressBar(equipment(), screen)) {
      int all = (int) (2 * system.size() / MEBIBYTE);
      new ImageWriter(equipment().programs(), done -> bar.at((int) (done / MEBIBYTE), all))
          .write(system, card);
    }
    screen.say("flash.done", image.getFileName(), card);
  }

  private ObjectNode answer(SystemImage system, List<String> files) {
    ObjectNode answer =
        new ObjectMapper()
            .createObjectNode()
            .put("image", image.toString())
            .put("card", card.toString())
            .put("sha256", system.digest())
            .put("signed", trust != null)
            .put("verified", true);
    ArrayNode list = answer.putArray("files");
    files.forEach(list::add);
    return answer;
  }

  private List<String> prepared(
      CardOrder draft, SafeCardTargetResolver finder, TerminalOutput screen)
      throws TroubleException {
    try {
      return order.claimed(
          draft,
          wanted -> new CardPreparation((_, _) -> {}).prepare(wanted, finder.toRead(card).boot()),
          equipment(),
          screen);
    } catch (TroubleException trouble) {
      screen.warn(Message.of("flash.unprepared", card));
      throw trouble;
    }
  }

  /** Whose key would be lost with the card, as far as the card can be read. */
  private void warnOfHolder(SafeCardTargetResolver finder, TerminalOutput screen) {
    Optional<String> holder;
    try {
      holder = CardPreparation.inService(finder.toRead(card).boot());
    } catch (TroubleException _) {
      // An empty card, or what is no card of ours: nothing to lose.
      return;
    }
    holder.ifPresent(kiosk -> screen.warn(Message.of("flash.in-service", card, kiosk)));
  }

  private void confirm(Disk found, TerminalOutput screen) throws TroubleException {
    String size = "%.1f".formatted(found.bytes() / 1e9);
    confirm(found.name(), Message.of("flash.confirm", found.name(), found.model(), size), screen);
  }

  private void confirm(String name, Message question, TerminalOutput screen)
      throws TroubleException {
    if (disk == null) {
      screen.confirm(name, question);
    } else if (!disk.equals(name)) {
      throw new TroubleException(TroubleKind.REFUSED, "confirm.not", name);
    }
  }
}
