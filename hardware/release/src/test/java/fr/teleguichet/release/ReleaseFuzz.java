package fr.teleguichet.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Throws bytes at every reader of this module, each in its own way, and says what came of it. */
final class ReleaseFuzz {

  private static final long BYTES = 10_000_000;

  private ReleaseFuzz() {}

  /** Arguments: how many bytes for each reader, and the seed. */
  public static void main(String[] arguments) throws IOException, ReleaseException {
    long bytes = arguments.length > 0 ? Long.parseLong(arguments[0]) : BYTES;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    Path file = Files.createTempFile("release", ".fuzz");
    try {
      for (var each : targets(file).entrySet()) {
        long began = System.nanoTime();
        Fuzzing.Result result = Fuzzing.run(each.getValue(), new Random(seed), bytes);
        System.out.println(each.getKey() + ": " + said(result, (System.nanoTime() - began) / 1e9));
      }
    } finally {
      Files.delete(file);
    }
  }

  /**
   * The readers by their names.
   *
   * @param file that they may overwrite
   */
  static Map<String, FuzzTarget> targets(Path file) throws IOException, ReleaseException {
    TestKeys keys = TestKeys.make("Releases root");
    Map<String, FuzzTarget> targets = new LinkedHashMap<>();
    targets.put("archives", FuzzedFiles.archives(keys, file));
    targets.put("descriptions", FuzzedTexts.descriptions(keys, file));
    targets.put("bundles", FuzzedFiles.bundles(keys, file));
    targets.put("manifests", FuzzedTexts.manifests(keys, file));
    targets.put("hash trees", new FuzzedTrees(file));
    targets.put("signatures", new FuzzedSignatures(keys));
    targets.put("chains", new FuzzedChains(keys));
    targets.put("authorities", new FuzzedAuthorities(keys));
    targets.put("versions", new FuzzedVersions());
    return targets;
  }

  private static String said(Fuzzing.Result result, double seconds) {
    String refused =
        result.refused().entrySet().stream()
            .map(it -> "%,d %s".formatted(it.getValue(), it.getKey()))
            .collect(Collectors.joining(", "));
    return "%,d bytes in %,d inputs, %,d taken, %,d without a reason, refused %s; at most %,d KiB and %.1f ms of CPU for one; %.1f s"
        .formatted(
            result.bytes(),
            result.inputs(),
            result.taken(),
            result.unsaid(),
            refused.isEmpty() ? "none" : refused,
            result.allocated() / 1024,
            result.nanos() / 1e6,
            seconds);
  }
}
