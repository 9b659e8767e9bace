package fr.teleguichet.edge.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Java of just the modules in {@code src/main/runtime/java.modules}, as images of kiosks have it,
 * is all that the program in target/dist needs.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@Tag("proof")
final class RuntimeModulesIT {

  private static final Path LIST = Path.of("src/main/runtime/java.modules");
  private static final Path LIBRARIES = Path.of("target/dist/lib").toAbsolutePath();
  private static final Duration LONG = Duration.ofMinutes(5);

  // Linked once: it takes longer than the tests.
  @TempDir static Path folder;
  private static Path java = Path.of("linked below");

  @BeforeAll
  static void link() throws IOException {
    Path runtime = folder.resolve("runtime");
    String said =
        run(
            "jlink",
            "--add-modules",
            String.join(",", listed()),
            "--include-locales=fr,en,es,pt,ar",
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--compress=zip-0",
            "--output",
            runtime.toString());
    java = runtime.resolve("bin/java");
    assertThat(java).as(said).isExecutable();
  }

  @Test
  void theListHasEveryModuleThatAClassRefersTo() throws IOException {
    Set<String> there =
        Configuration.empty()
            .resolve(ModuleFinder.ofSystem(), ModuleFinder.of(), listed())
            .modules()
            .stream()
            .map(module -> module.name())
            .collect(Collectors.toSet());

    String needed =
        run("jdeps", "--ignore-missing-deps", "--print-module-deps", unpacked().toString()).strip();

    assertThat(needed).startsWith("java.base,");
    Set<String> missing = new TreeSet<>(List.of(needed.split(",", -1)));
    missing.removeAll(there);
    if (!missing.isEmpty()) {
      fail(
          "Classes of the agent or of its libraries refer to "
              + String.join(", ", missing)
              + ", which Java on kiosks does not have: add a line for each to edge-agent/"
              + LIST
              + ". Which classes those are says: jdeps -v --require MODULE target/dist/lib/*.jar");
    }
  }

  @Test
  void theAgentStartsAndServesItsPage() throws Exception {
    try (var program = InstalledAgent.named(folder)) {
      Process agent =
          program.start(
              Map.of(
                  "TELEGUICHET_JAVA",
                  java.toString(),
                  "TELEGUICHET_LINK_BROKERS",
                  "ws://127.0.0.1:9/mqtt"));
      assertThat(program.get("/").statusCode()).isEqualTo(200);
      assertThat(agent.info().command()).contains(java.toRealPath().toString());
      InstalledAgent.await(() -> assertThat(program.output()).contains("to=Offline"));
      assertThat(program.stop(agent)).isZero();
      assertThat(program.output())
          .doesNotContain("NoClassDefFoundError", "ClassNotFoundException", "level=ERROR");
    }
  }

  @Test
  void whatJavaFindsOnlyAtRunTimeIsThere() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                java.toString(),
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.sqlite.tmpdir=" + folder,
                "-cp",
                classesOfTests() + ":" + LIBRARIES + "/*",
                RuntimeProbe.class.getName()));
    for (String algorithm : List.of("EC", "RSA", "Ed25519")) {
      command.add(keys(algorithm).toString());
    }

    List<String> said = finished(new ProcessBuilder(command)).lines().toList();

    assertThat(said).filteredOn(line -> line.startsWith("MISSING")).isEmpty();
    assertThat(said).filteredOn(line -> line.startsWith("there: ")).hasSizeGreaterThan(20);
  }

  private static List<String> listed() throws IOException {
    try (Stream<String> lines = Files.lines(LIST)) {
      return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }

  /** The tool's output; tools of the Java that runs this. */
  private static String run(String tool, String... arguments) {
    var said = new StringWriter();
    var out = new PrintWriter(said);
    int code = ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments);
    assertThat(code).as("%s: %s", tool, said).isZero();
    return said.toString();
  }

  /**
   * The classes of all libraries in one folder. As jars they would be modules to jdeps, and some
   * say that they have packages which the installation leaves out.
   */
  private static Path unpacked() throws IOException {
    Path classes = folder.resolve("classes");
    List<Path> jars;
    try (Stream<Path> files = Files.list(LIBRARIES)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
    for (Path library : jars) {
      try (var jar = new JarFile(library.toFile(), false, JarFile.OPEN_READ, Runtime.version())) {
        for (var entry : jar.versionedStream().toList()) {
          if (entry.getName().endsWith(".class") && !entry.getName().endsWith("-info.class")) {
            Path to = classes.resolve(entry.getName());
            Files.createDirectories(to.getParent());
            try (var in = jar.getInputStream(entry)) {
              Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
            }
          }
        }
      }
    }
    return classes;
  }

  private static Path classesOfTests() throws Exception {
    return Path.of(RuntimeProbe.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Path keys(String algorithm) throws Exception {
    Path file = folder.resolve(algorithm + ".p12");
    var _ =
        finished(
            new ProcessBuilder(
                java.resolveSibling("keytool").toString(),
                "-genkeypair",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=here",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                "secret"));
    return file;
  }

  private static String finished(ProcessBuilder program) throws Exception {
    Path said = Files.createTempFile(folder, "said", ".txt");
    Process process = program.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(said)).isZero();
      return Files.readString(said);
    } finally {
      process.destroyForcibly();
    }
  }
}
