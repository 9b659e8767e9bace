package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.presence.RadarMessage.Gates;
import fr.teleguichet.edge.presence.RadarMessage.Report;
import fr.teleguichet.edge.presence.RadarMessage.Target;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Builds the frames of an HLK-LD2410, for both sides: commands to it, and what a simulated one
 * answers and reports. Numbers are little-endian.
 *
 * <pre>
 * report   F4 F3 F2 F1 | length | type AA state move still distance [gates] 55 00 | F8 F7 F6 F5
 *          type 02 basic, 01 engineering; state bit 0 moves, bit 1 keeps still
 *          move and still: cm (2 bytes), energy; distance: cm (2 bytes)
 *          gates: last moving gate, last still gate, moving energies, still energies, light, OUT
 * command  FD FC FB FA | length | word (2 bytes) value | 04 03 02 01
 * answer   FD FC FB FA | length | word 01 status (2 bytes, 0 done) value | 04 03 02 01
 * </pre>
 */
final class RadarFrameEncoder {

  static final int ENABLE = 0xFF;
  static final int END = 0xFE;
  static final int LAST_GATES = 0x60;
  static final int PARAMETERS = 0x61;
  static final int LIMITS = 0x64;
  static final int RESTART = 0xA3;
  static final int BLUETOOTH = 0xA4;
  static final int ADDRESS = 0xA5;
  static final int DEPTH = 0xAA;
  static final int WHICH_DEPTH = 0xAB;

  private RadarFrameEncoder() {}

  static byte[] report(Report report) {
    var body = new ByteArrayOutputStream();
    body.write(report.gates().isPresent() ? 1 : 2);
    body.write(0xAA);
    body.write((report.moving().isPresent() ? 1 : 0) | (report.still().isPresent() ? 2 : 0));
    target(body, report.moving());
    target(body, report.still());
    word(body, report.distance());
    report.gates().ifPresent(gates -> gates(body, gates));
    body.write(0x55);
    body.write(0);
    return framed(0xF4F3F2F1, body, 0xF8F7F6F5);
  }

  static byte[] command(RadarCommand command) {
    var body = new ByteArrayOutputStream();
    word(body, command.word());
    command.value().forEach(body::write);
    return framed(0xFDFCFBFA, body, 0x04030201);
  }

  static byte[] answer(int word, boolean done, List<Integer> value) {
    var body = new ByteArrayOutputStream();
    body.write(word);
    body.write(1);
    word(body, done ? 0 : 1);
    value.forEach(body::write);
    return framed(0xFDFCFBFA, body, 0x04030201);
  }

  private static void target(ByteArrayOutputStream body, Optional<Target> target) {
    word(body, target.map(Target::centimetres).orElse(0));
    body.write(target.map(Target::energy).orElse(0));
  }

  private static void gates(ByteArrayOutputStream body, Gates gates) {
    body.write(gates.moving().size() - 1);
    body.write(gates.still().size() - 1);
    for (List<Integer> energies : List.of(gates.moving(), gates.still())) {
      energies.forEach(body::write);
    }
    body.write(0);
    body.write(0);
  }

  private static byte[] framed(int head, ByteArrayOutputStream body, int tail) {
    var frame = new ByteArrayOutputStream();
    mark(frame, head);
    word(frame, body.size());
    frame.writeBytes(body.toByteArray());
    mark(frame, tail);
    return frame.toByteArray();
  }

  private static void mark(ByteArrayOutputStream out, int mark) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write(mark >> shift);
    }
  }

  private static void word(ByteArrayOutputStream out, int value) {
    out.write(value);
    out.write(value >> 8);
  }
}
