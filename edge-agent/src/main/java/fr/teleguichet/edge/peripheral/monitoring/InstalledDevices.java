package fr.teleguichet.edge.peripheral.monitoring;

import fr.teleguichet.edge.health.MachineFileReader;
import fr.teleguichet.edge.peripheral.media.AlsaTestTone;
import fr.teleguichet.edge.peripheral.media.Camera;
import fr.teleguichet.edge.peripheral.media.TestTone;
import fr.teleguichet.edge.peripheral.media.V4l2Camera;
import fr.teleguichet.edge.peripheral.net.DeviceHttpClient;
import fr.teleguichet.edge.peripheral.power.NutUps;
import fr.teleguichet.edge.peripheral.power.Ups;
import fr.teleguichet.edge.peripheral.print.IppPrinter;
import fr.teleguichet.edge.peripheral.print.Printer;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import fr.teleguichet.edge.peripheral.scan.EsclScanner;
import fr.teleguichet.edge.peripheral.scan.SaneScanner;
import fr.teleguichet.edge.peripheral.scan.Scanner;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.NetworkProtocol;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.device.Peripheral;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The devices that something can be asked of, as far as the board has them.
 *
 * @param http what the real ones are talked to with
 */
public record InstalledDevices(
    Optional<Printer> printer,
    Optional<Scanner> scanner,
    Optional<Ups> ups,
    Optional<Camera> camera,
    Optional<TestTone> tone,
    DeviceHttpClient http) {

  /**
   * Where the board says that they are.
   *
   * @param root where /sys is
   * @param session the variables by which programs find the sound server
   */
  public static InstalledDevices real(BoardProfile board, Path root, Map<String, String> session) {
    var http = new DeviceHttpClient();
    return new InstalledDevices(
        at(board, Peripheral.PRINTER, NetworkProtocol.IPP)
            .map(it -> new IppPrinter(it.host().value(), it.port(), http, Thread::sleep)),
        scanner(board, http),
        at(board, Peripheral.POWER, NetworkProtocol.NUT)
            .map(it -> new NutUps(it.host().value(), it.port())),
        board
            .peripheral(Peripheral.CAMERA)
            .map(_ -> new V4l2Camera(new MachineFileReader(root), SystemProgram.of("ffmpeg"))),
        board.peripheral(Peripheral.AUDIO).map(_ -> new AlsaTestTone(session)),
        http);
  }

  /** A board file has one of the two. */
  private static Optional<Scanner> scanner(BoardProfile board, DeviceHttpClient http) {
    Optional<Scanner> sane =
        connections(board, Peripheral.SCANNER)
            .flatMap(
                it -> it instanceof PeripheralConnection.Sane way ? Stream.of(way) : Stream.of())
            .findFirst()
            .map(it -> new SaneScanner(SystemProgram.of("scanimage"), it.device()));
    return sane.or(
        () ->
            at(board, Peripheral.SCANNER, NetworkProtocol.ESCL)
                .map(it -> new EsclScanner(it.host().value(), it.port(), http, Thread::sleep)));
  }

  private static Optional<PeripheralConnection.Network> at(
      BoardProfile board, Peripheral kind, NetworkProtocol protocol) {
    return connections(board, kind)
        .flatMap(
            it ->
                it instanceof PeripheralConnection.Network network
                    ? Stream.of(network)
                    : Stream.of())
        .filter(network -> network.protocol() == protocol)
        .findFirst();
  }

  private static Stream<PeripheralConnection> connections(BoardProfile board, Peripheral kind) {
    return board.peripheral(kind).stream().flatMap(fitted -> fitted.connections().stream());
  }
}
