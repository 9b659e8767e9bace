package fr.teleguichet.edge.hardware;

import fr.teleguichet.edge.bus.DBusClient;
import fr.teleguichet.edge.call.VideoCallProvider;
import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.ScreenSettings;
import fr.teleguichet.edge.configuration.ScreenSettings.Light;
import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.network.networkmanager.NetworkManagerConfigurator;
import fr.teleguichet.edge.network.setup.ManagerReachability;
import fr.teleguichet.edge.network.setup.NetworkConfigurator;
import fr.teleguichet.edge.peripheral.PeripheralSupervisor.Post;
import fr.teleguichet.edge.peripheral.display.BacklightPower;
import fr.teleguichet.edge.peripheral.display.BrightnessSettings;
import fr.teleguichet.edge.peripheral.display.Clipboard;
import fr.teleguichet.edge.peripheral.display.DdcMonitorPower;
import fr.teleguichet.edge.peripheral.display.DisplayConnector;
import fr.teleguichet.edge.peripheral.display.ScreenPower;
import fr.teleguichet.edge.peripheral.display.WaylandClipboard;
import fr.teleguichet.edge.peripheral.display.WaylandOutputPower;
import fr.teleguichet.edge.peripheral.media.PipeWireRouting;
import fr.teleguichet.edge.peripheral.media.SoundRouting;
import fr.teleguichet.edge.peripheral.monitoring.InstalledDevices;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import fr.teleguichet.edge.screen.ExtraPage;
import fr.teleguichet.edge.update.install.InProcessMachine;
import fr.teleguichet.edge.update.trust.ReleaseVerifier;
import fr.teleguichet.edge.wire.BoardWires;
import fr.teleguichet.edge.wire.Pi4jWires;
import fr.teleguichet.edge.wire.SerialOnlyWires;
import fr.teleguichet.edge.wire.WireException;
import fr.teleguichet.edge.workbench.AgentSnapshot;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.device.Peripheral;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The hardware that the board file describes.
 *
 * @param root where /proc and /sys are
 */
public record RealHardware(AgentConfiguration configuration, Path root) implements KioskHardware {

  @Override
  public boolean isSimulated() {
    return false;
  }

  @Override
  public double speed() {
    return 1;
  }

  @Override
  public void start() {}

  @Override
  public void stop() {}

  @Override
  public BoardWires wires() throws WireException {
    return hasHeader(board()) ? Pi4jWires.open(board()) : new SerialOnlyWires(board(), root);
  }

  /** Whether this kind of board has lines, beside serial ports. */
  private static boolean hasHeader(BoardProfile board) {
    return board.board().gpioChip().isPresent();
  }

  @Override
  public InstalledDevices devices() {
    return InstalledDevices.real(board(), root, configuration.screen().session().environment());
  }

  /** A display of which the board knows nothing is somebody else's. */
  @Override
  public ScreenPower screenPower(DisplayConnector connector) {
    ScreenSettings settings = configuration.screen();
    Light light = settings.light();
    var brightness = new BrightnessSettings(light.bright(), light.dimmed());
    return switch (light.by()) {
      case OUTPUT ->
          board().peripheral(Peripheral.SCREEN).isEmpty()
              ? ScreenPower.ALWAYS_ON
              : new WaylandOutputPower(
                  SystemProgram.of("wlr-randr").with(settings.session().environment()), connector);
      case DDC -> new DdcMonitorPower(SystemProgram.of("ddcutil"), brightness);
      case BACKLIGHT -> new BacklightPower(root, brightness);
    };
  }

  @Override
  public List<Post> posts(Supplier<List<Post>> rounds, List<Post> lines) {
    return Stream.concat(rounds.get().stream(), lines.stream()).toList();
  }

  /** A kiosk without a session of the screen's user shows its page elsewhere. */
  @Override
  public Optional<Clipboard> clipboard() {
    var session = configuration.screen().session().environment();
    return board()
        .peripheral(Peripheral.SCREEN)
        .map(
            _ ->
                new WaylandClipboard(
                    SystemProgram.of("wl-copy").with(session),
                    SystemProgram.of("wl-paste").with(session)));
  }

  /** Which of two devices is the handset's, only its name tells, and that is set. */
  @Override
  public Optional<SoundRouting> sound() {
    var session = configuration.screen().session().environment();
    return configuration
        .handset()
        .device()
        .map(
            device ->
                new PipeWireRouting(
                    SystemProgram.of("pw-dump").with(session),
                    SystemProgram.of("pw-metadata").with(session),
                    device));
  }

  /** Nobody tells; it is looked at again and again. */
  @Override
  public void onChange(Consumer<Peripheral> listener) {}

  @Override
  public RecordAppender sensed(RecordAppender records, DurableNotes notes) {
    return records;
  }

  @Override
  public void sessionMoved(boolean occupied) {}

  @Override
  public Optional<VideoCallProvider> advisers() {
    return Optional.empty();
  }

  @Override
  public Optional<ExtraPage> workbench(AgentSnapshot opinion) {
    return Optional.empty();
  }

  @Override
  public NetworkConfigurator network() {
    return new NetworkManagerConfigurator(DBusClient.SYSTEM);
  }

  @Override
  public ManagerReachability reach(ManagerReachability own) {
    return own;
  }

  @Override
  public Optional<InProcessMachine> inProcess(Path folder, ReleaseVerifier verifier) {
    return Optional.empty();
  }

  private BoardProfile board() {
    return configuration.board();
  }
}
