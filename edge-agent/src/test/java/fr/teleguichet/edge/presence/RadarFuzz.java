package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.presence.RadarMessage.Gates;
import fr.teleguichet.edge.presence.RadarMessage.Report;
import fr.teleguichet.edge.presence.RadarMessage.Target;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;

/**
 * Throws bytes at the radar's parser: pure noise, pieces of frames, frames with wrong bits, whole
 * frames. After all of it two sound frames in a row must be understood: the first may be eaten by a
 * beginning that came just before.
 */
final class RadarFuzz {

  private static final long BYTES = 10_000_000;

  private RadarFuzz() {}

  /** Arguments: how many bytes, and the seed. */
  public static void main(String[] arguments) {
    long bytes = arguments.length > 0 ? Long.parseLong(arguments[0]) : BYTES;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    long began = System.nanoTime();
    long messages = run(new Random(seed), bytes);
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("%,d bytes, %,d messages, %.1f s%n", bytes, messages, seconds);
  }

  /** Runs until so many bytes were thrown; returns how many messages came of them. */
  static long run(Random random, long bytes) {
    long[] messages = {0};
    var parser = new RadarParser(message -> messages[0] += check(message));
    for (long thrown = 0; thrown < bytes; ) {
      byte[] piece = piece(random);
      parser.read(piece);
      thrown += piece.length;
      if (random.nextInt(50) == 0) {
        long before = messages[0];
        byte[] frame = RadarFrameEncoder.report(report(random));
        for (int i = 0; i < 1 + RadarParser.MAX_LENGTH / frame.length + 1; i++) {
          parser.read(frame);
        }
        if (messages[0] == before) {
          throw new AssertionError("sound frames were not understood after " + thrown + " bytes");
        }
      }
    }
    return messages[0];
  }

  private static byte[] piece(Random random) {
    byte[] frame =
        random.nextBoolean()
            ? RadarFrameEncoder.report(report(random))
            : RadarFrameEncoder.answer(
                random.nextInt(256),
                random.nextBoolean(),
                Collections.nCopies(random.nextInt(25), random.nextInt(256)));
    return switch (random.nextInt(4)) {
      case 0 -> {
        byte[] noise = new byte[1 + random.nextInt(80)];
        random.nextBytes(noise);
        yield noise;
      }
      case 1 -> Arrays.copyOf(frame, random.nextInt(frame.length));
      case 2 -> {
        frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
        yield frame;
      }
      default -> frame;
    };
  }

  private static Report report(Random random) {
    var gates =
        new Gates(
            Collections.nCopies(9, random.nextInt(101)),
            Collections.nCopies(9, random.nextInt(101)));
    return new Report(
        target(random),
        target(random),
        random.nextInt(RadarParser.FARTHEST + 1),
        Optional.of(gates).filter(_ -> random.nextBoolean()));
  }

  private static Optional<Target> target(Random random) {
    return random.nextBoolean()
        ? Optional.of(new Target(random.nextInt(RadarParser.FARTHEST + 1), random.nextInt(101)))
        : Optional.empty();
  }

  private static int check(RadarMessage message) {
    if (message instanceof Report report) {
      report.moving().ifPresent(RadarFuzz::check);
      report.still().ifPresent(RadarFuzz::check);
    }
    return 1;
  }

  private static void check(Target target) {
    if (target.centimetres() > RadarParser.FARTHEST || target.energy() > 100) {
      throw new AssertionError("out of range: " + target);
    }
  }
}
