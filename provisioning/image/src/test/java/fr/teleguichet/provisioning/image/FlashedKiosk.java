package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/**
 * A kiosk as a technician makes one: the image flashed with a claim of a fleet manager that runs
 * here, and the machine switched on. It has a shell for tests, which the product has not.
 */
final class FlashedKiosk implements AutoCloseable {

  static final String ID = "gourdon-01";

  /** Opens the technician's pages. */
  static final String PIN = "804612";

  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Path TOOL =
      Path.of("../../provisioning/target/dist/bin/teleguichet-provision")
          .toAbsolutePath()
          .normalize();

  private final Path work;
  private final FleetManager manager;
  private final VirtualMachine machine;

  private FlashedKiosk(Path work, FleetManager manager, VirtualMachine machine) {
    this.work = work;
    this.manager = manager;
    this.machine = machine;
  }

  /**
   * Switches one on.
   *
   * @param work where its disk and whatever it leaves lie
   */
  static FlashedKiosk start(Path work) throws IOException, InterruptedException {
    return start(work, ShellOverlay.FIRST_COMPILER, List.of(), hardware -> hardware);
  }

  /** The same with {@link #PIN}, by which it is also looked after over the network. */
  static FlashedKiosk startWithPin(Path work) throws IOException, InterruptedException {
    List<String> more = List.of("--technician-pin-file", pin(work).toString());
    return start(work, ShellOverlay.FIRST_COMPILER, more, hardware -> hardware);
  }

  private static Path pin(Path work) {
    return work.resolve("pin");
  }

  /** One that takes updates in half of the time, and whose hardware is changed. */
  static FlashedKiosk startForUpdates(Path work, Change change)
      throws IOException, InterruptedException {
    return start(work, ShellOverlay.SECOND_COMPILER, List.of(), change);
  }

  /** Something that is done to the hardware before it is switched on. */
  interface Change {
    VirtualHardware of(VirtualHardware hardware) throws IOException, InterruptedException;
  }

  /** Switches one on whose hardware is changed. */
  static FlashedKiosk start(Path work, Change change) throws IOException, InterruptedException {
    return start(work, ShellOverlay.FIRST_COMPILER, List.of(), change);
  }

  private static FlashedKiosk start(Path work, String java, List<String> more, Change change)
      throws IOException, InterruptedException {
    BuiltImage image = BuiltImage.get();
    // What a run left that was killed would be a fleet that knows this kiosk already.
    String _ = Programs.run(PATIENCE, "rm", "-rf", work.toString());
    Files.createDirectories(work);
    Files.writeString(pin(work), PIN);
    Path disk = work.resolve("disk.img");
    FleetManager manager = FleetManager.start(work, VirtualMachine.HOST);
    try {
      JsonNode _ =
          manager.put(
              "/api/v1/sites/gourdon",
              Map.of(
                  "name", "Mairie",
                  "commune", "Gourdon",
                  "insee", "46127",
                  "latitude", 44.7358,
                  "longitude", 1.3807));
      List<String> command = new ArrayList<>(flash(image, disk, manager));
      command.addAll(more);
      String _ = Programs.run(Map.of(), PATIENCE, command);
      // A disk is seldom as small as the image.
      String _ = Programs.run(PATIENCE, "truncate", "-s", "+1G", disk.toString());
      ShellOverlay.addTo(disk, BuiltImage.SLOT_A, work, java);
      VirtualHardware hardware =
          change.of(VirtualHardware.of(disk).reaching(manager.devicePort(), manager.brokerPort()));
      if (hardware.printer().isPresent()) {
        ShellOverlay.addPrinter(disk, BuiltImage.SLOT_A, work);
      }
      return new FlashedKiosk(work, manager, VirtualMachine.start(hardware, work));
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  private static List<String> flash(BuiltImage image, Path disk, FleetManager manager) {
    return List.of(
        TOOL.toString(),
        "flash",
        image.disk().toString(),
        disk.toString(),
        "--trust",
        image.keys().authority().toString(),
        "--board",
        "generic-pc",
        "--kiosk",
        ID,
        "--site",
        "gourdon",
        "--manager",
        manager.pages().toString(),
        "--token-file",
        manager.token().toString(),
        "--broker",
        "mqtts://" + VirtualMachine.HOST + ":" + manager.brokerPort());
  }

  FleetManager manager() {
    return manager;
  }

  /** Makes bundles of its first slot, which no update may have written yet. */
  BundleMaker bundles() throws IOException, InterruptedException {
    return BundleMaker.of(BuiltImage.get(), work.resolve("disk.img"), work);
  }

  /** The manager takes what {@link #bundles} signs. */
  void trustReleases() throws IOException, InterruptedException {
    JsonNode _ =
        manager.post(
            "/api/v1/release-keys",
            Map.of(
                "name",
                "Releases",
                "certificate",
                Files.readString(BuiltImage.get().keys().authority())));
  }

  /** The update that was given to it last. */
  JsonNode newestUpdate() throws IOException, InterruptedException {
    return manager.get("/api/v1/kiosks/" + ID + "/updates").get(0);
  }

  VirtualMachine machine() {
    return machine;
  }

  GuestShell shell() {
    return machine.shell();
  }

  /** What the commands print in a shell of their own; the test fails when they do. */
  String ask(String commands) throws IOException {
    try (GuestShell shell = shell()) {
      return shell.ask(commands, SOON);
    }
  }

  TouchScreen screen() {
    return new TouchScreen(machine, work.resolve("screen.png"));
  }

  /** What the manager knows of a peripheral, by its device id; nothing of one that never came. */
  Optional<JsonNode> peripheral(String device) throws IOException, InterruptedException {
    JsonNode all = manager.get("/api/v1/kiosks/" + ID).get("peripherals");
    return StreamSupport.stream(all.spliterator(), false)
        .filter(it -> it.get("device").asText().equals(device))
        .findFirst();
  }

  /** Waits until the manager knows that a peripheral is in this state, or {@code missing}. */
  void awaitPeripheral(String device, String state) {
    Awaitility.await(device + " to be " + state)
        .atMost(VirtualMachine.START)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              Optional<JsonNode> told = peripheral(device);
              assertThat(
                      told.filter(it -> it.get("present").asBoolean())
                          .map(it -> it.get("state").asText())
                          .orElse("missing"))
                  .as("%s", told)
                  .isEqualTo(state);
            });
  }

  /** Waits until the manager says that it hears the kiosk. */
  void awaitConnection() {
    String _ =
        Awaitility.await("the kiosk's connection to its manager")
            .atMost(VirtualMachine.START)
            .pollInterval(Duration.ofSeconds(2))
            .until(
                () -> manager.get("/api/v1/kiosks/" + ID).get("link").asText(),
                "connected"::equals);
  }

  @Override
  public void close() throws IOException {
    machine.close();
    manager.close();
    // As large as a disk.
    Files.deleteIfExists(work.resolve("disk.img"));
  }
}
