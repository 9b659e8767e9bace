package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.awaitility.Durations;

/** A kiosk with wishes in every state that people meet, a verdict, and a month behind it. */
public final class RemoteCommandSamples {

  static final Principal LEA =
      new Principal(
          new Actor.Person(1, "Léa Martin"), Role.TECHNICIAN, new Scope.Fleet(), Optional.empty());

  private static final NodeAddress NODE = new NodeAddress("cauvaldor", "borne-gramat");

  /** The ids of two wishes: one with a picture, one that can be cancelled. */
  public record Ids(String picture, String open) {}

  private RemoteCommandSamples() {}

  /** Makes them for the kiosk borne-gramat. */
  public static Ids on(TestPages.Running pages) {
    SimulatedKiosk kiosk =
        pages
            .kiosk(NODE.group(), NODE.node())
            .with(
                NodeFact.VERDICT.definition().name(),
                NodeFact.VERDICT.definition().type(),
                Value.of("printer-out-of-paper;carsat=;caf=service-closed"))
            .with(
                NodeFact.OCCUPIED.definition().name(),
                NodeFact.OCCUPIED.definition().type(),
                Value.of(true))
            .born()
            .device("screen", "ok", "", "iiyama ProLite T2252MSC")
            .device("camera", "ok", "", "Logitech C920e")
            .device("printer", "error", "media-empty-error", "Brother HL-L2350DW series");
    RemoteCommandService desk = pages.context().getBean(RemoteCommandService.class);
    UUID picture = want(desk, RemoteCommandType.TEST_PICTURE);
    UUID refused = want(desk, RemoteCommandType.TEST_SCAN);
    UUID waiting = want(desk, RemoteCommandType.REBOOT);
    UUID failed = want(desk, RemoteCommandType.TEST_PRINT);
    kiosk.records(
        List.of(
            step(pages, picture, RemoteCommandType.TEST_PICTURE, RemoteCommandStage.ACCEPTED, ""),
            step(pages, picture, RemoteCommandType.TEST_PICTURE, RemoteCommandStage.EXECUTING, ""),
            step(pages, picture, RemoteCommandType.TEST_PICTURE, RemoteCommandStage.DONE, ""),
            step(
                pages,
                refused,
                RemoteCommandType.TEST_SCAN,
                RemoteCommandStage.REFUSED,
                "citizen-served"),
            step(pages, waiting, RemoteCommandType.REBOOT, RemoteCommandStage.ACCEPTED, ""),
            step(
                pages,
                waiting,
                RemoteCommandType.REBOOT,
                RemoteCommandStage.WAITING,
                "citizen-served"),
            step(pages, failed, RemoteCommandType.TEST_PRINT, RemoteCommandStage.ACCEPTED, ""),
            step(pages, failed, RemoteCommandType.TEST_PRINT, RemoteCommandStage.EXECUTING, ""),
            step(
                pages,
                failed,
                RemoteCommandType.TEST_PRINT,
                RemoteCommandStage.FAILED,
                "media-empty")));
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> desk.find(failed).orElseThrow().state() == RemoteCommandState.FAILED);
    CommandResultFileService.Answer answer =
        pages
            .context()
            .getBean(CommandResultFileService.class)
            .take(NODE, picture, CommandResultType.JPEG, picture());
    if (answer != CommandResultFileService.Answer.TAKEN) {
      throw new IllegalStateException("the picture was not taken: " + answer);
    }
    UUID open = want(desk, RemoteCommandType.DIAGNOSTICS);
    aMonth(pages);
    return new Ids(picture.toString(), open.toString());
  }

  private static UUID want(RemoteCommandService desk, RemoteCommandType action) {
    return desk.want(
            new RemoteCommandService.Wish(
                NODE, action, RemoteCommandService.USUAL_PATIENCE, Optional.empty()),
            LEA)
        .id();
  }

  private static KioskRecord.Care step(
      TestPages.Running pages,
      UUID id,
      RemoteCommandType action,
      RemoteCommandStage stage,
      String reason) {
    return new KioskRecord.Care(pages.clock().instant(), id, action.code(), stage, reason);
  }

  private static byte[] picture() {
    BufferedImage image = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(0xD8E0DC));
    pen.fillRect(0, 0, 640, 360);
    pen.setColor(new Color(0x5B6B73));
    pen.fillRect(220, 120, 200, 240);
    pen.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "jpeg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Outages long and short, a week without data, and a printer that wants paper now and then. */
  private static void aMonth(TestPages.Running pages) {
    LocalDateTime now = LocalDateTime.ofInstant(pages.clock().instant(), ZoneOffset.UTC);
    link(pages, now.minusDays(24), "connected");
    link(pages, now.minusDays(19), "lost");
    link(pages, now.minusDays(19).plusHours(5), "connected");
    link(pages, now.minusDays(12), "stopped");
    link(pages, now.minusDays(12).plusHours(3), "connected");
    link(pages, now.minusDays(4), "lost");
    link(pages, now.minusDays(4).plusMinutes(7), "connected");
    device(pages, now.minusDays(24), "printer", "ok");
    device(pages, now.minusDays(15), "printer", "warning");
    device(pages, now.minusDays(14), "printer", "error");
    device(pages, now.minusDays(14).plusHours(9), "printer", "ok");
    device(pages, now.minusDays(24), "camera", "ok");
  }

  private static void link(TestPages.Running pages, LocalDateTime at, String link) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO link_change (kiosk_id, at, link) SELECT id, ?, ? FROM kiosk"
                        + " WHERE name = 'borne-gramat'",
                    at,
                    link));
  }

  private static void device(
      TestPages.Running pages, LocalDateTime at, String device, String state) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO peripheral_change (kiosk_id, at, device, present, state, reasons)"
                        + " SELECT id, ?, ?, TRUE, ?, '' FROM kiosk WHERE name = 'borne-gramat'",
                    at,
                    device,
                    state));
  }
}
