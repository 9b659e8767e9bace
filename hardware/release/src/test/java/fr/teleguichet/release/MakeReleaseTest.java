package fr.teleguichet.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code make-release} on a repository with this one's shape, whose build is a script: what a
 * release holds, and what stays as it was when something is wrong.
 */
@Timeout(300)
final class MakeReleaseTest {
  private static final Path SCRIPT =
      Path.of("src", "main", "release", "make-release").toAbsolutePath();

  /** Stands for Maven: makes what the build makes, under the version of the pom. */
  private static final String BUILD =
      """
      #!/bin/sh
      set -eu
      [ ! -e broken ] || exit 1
      [ -z "${RAUC_KEY_PASSPHRASE:-}" ] || exit 2
      echo "$*" > "$CALLS"
      [ -z "${MEANWHILE:-}" ] || sh -eu -c "cd \"$REPOSITORY\"; $MEANWHILE"
      version=$(sed -n 's|^  <version>\\(.*\\)</version>|\\1|p' pom.xml)
      debian=$(echo "$version" | tr - '~')
      mkdir -p edge-agent/target/dist/bin edge-agent/target/dist/lib fleet-manager/broker/target
      [ -e no-package ] || echo "$version" > "edge-agent/target/teleguichet-edge-agent_${debian}_all.deb"
      echo agent > edge-agent/target/dist/bin/edge-agent
      echo library > edge-agent/target/dist/lib/edge-agent.jar
      grep outputTimestamp pom.xml > edge-agent/target/sbom-edge-agent.json
      echo '{}' > fleet-manager/broker/target/sbom-fleet-broker.json
      """;

  /** Stands for the image's build: says what it was asked for. */
  private static final String IMAGE =
      """
      #!/bin/sh
      set -eu
      [ ! -e no-image ] || exit 5
      echo "$* $(cat edge-agent/target/*.deb)" >> "$CALLS"
      while [ $# -gt 0 ]; do
        case $1 in --board) board=$2 ;; --version) version=$2 ;; --out) out=$2 ;; esac
        shift 2
      done
      echo "$board" > "$out/teleguichet-$board-$version.img"
      """;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void thereIsARepositoryWithKeys() throws Exception {
    for (String program : List.of("git", "openssl", "cpio", "tar", "gzip", "awk")) {
      RealPrograms.need(program);
    }
    program("bin/mvn", BUILD);
    user(0);
    program("repository/provisioning/image/build", IMAGE);
    written("repository/hardware/boards/generic-pc.yaml", "name: PC\n");
    written("repository/hardware/boards/pi.yaml", "name: Pi\n");
    written(
        "repository/pom.xml",
        """
        <project>
          <version>0.1.0-SNAPSHOT</version>
          <properties>
            <project.build.outputTimestamp>2026-11-01T00:00:00Z</project.build.outputTimestamp>
          </properties>
        </project>
        """);
    written(
        "repository/edge-agent/pom.xml",
        """
        <parent><version>0.1.0-SNAPSHOT</version></parent>
        <x><version>0.1.0</version></x><y><version>1.2.0</version></y>
        """);
    written(
        "repository/edge-agent/CHANGELOG.md",
        "# Changelog\n\n## Unreleased\n\n- The screen goes dark earlier.\n");
    written("repository/edge-agent/src/main/deb/control/control", "Package: edge-agent\n");
    written("repository/.gitignore", "target/\n");
    ok(
        "git init -q -b main . && git config user.name Tests && git config user.email t@example.org"
            + " && git add -A && GIT_COMMITTER_DATE='2026-12-24T18:00:00+01:00' git commit -q -m"
            + " First");
    ok(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30"
            + " -subj '/CN=Release key' -addext extendedKeyUsage=codeSigning,emailProtection"
            + " -keyout ../key.pem -out ../sign.pem && cp ../sign.pem ../trust.pem"
            + " && cp ../sign.pem ../root.pem");
  }

  @Test
  void oneCommandMakesEverythingThatIsPublished() throws Exception {
    ok(release("1.2.0", ""));

    Path out = folder.resolve("out");
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "teleguichet-edge-agent_1.2.0_all.deb",
              "agent-1.2.0.swu",
              "teleguichet-generic-pc-1.2.0.img",
              "sbom-edge-agent-1.2.0.json",
              "sbom-fleet-broker-1.2.0.json",
              "changes-1.2.0.md",
              "trust-1.2.0.pem",
              "SHA256SUMS",
              "SHA256SUMS.sig");
    }
    assertThat(out.resolve("teleguichet-edge-agent_1.2.0_all.deb")).hasContent("1.2.0");
    assertThat(out.resolve("changes-1.2.0.md")).content().contains("The screen goes dark earlier.");
    assertThat(out.resolve("sbom-edge-agent-1.2.0.json"))
        .as("the moment of the commit is that of what is built")
        .content()
        .contains("2026-12-24T17:00:00Z");
    ok(
        "cd ../out && sha256sum --quiet -c SHA256SUMS && openssl cms -verify -binary -inform DER"
            + " -in SHA256SUMS.sig -content SHA256SUMS -CAfile ../sign.pem -purpose any -out"
            + " ../read");
    Path update = out.resolve("agent-1.2.0.swu");
    VerifiedReleaseFile read =
        VerifiedReleaseFile.read(
            update,
            ReleaseTrust.ofPem(Files.readString(folder.resolve("sign.pem"))),
            Files.getLastModifiedTime(update).toInstant());
    assertThat(read.version()).isEqualTo(new ReleaseVersion("1.2.0"));
    assertThat(read.compatible()).containsExactly("teleguichet-edge-agent");
  }

  @Test
  void imagesAreMadeForTheBoardsThatAreNamedOfThePackageThatWasTested() throws Exception {
    ok(
        release(
            "1.2.0-rc.1",
            "--board generic-pc:firmware-a,firmware-b --board pi --trust ../trust.pem"
                + " --trust-root ../root.pem"));

    assertThat(folder.resolve("out/teleguichet-pi-1.2.0-rc.1.img")).hasContent("pi");
    assertThat(folder.resolve("out/SHA256SUMS")).content().contains("teleguichet-pi-1.2.0-rc.1");
    Path real = folder.toRealPath();
    assertThat(Files.readAllLines(folder.resolve("calls")).subList(1, 3))
        .zipSatisfy(
            List.of("generic-pc --firmware firmware-a,firmware-b", "pi"),
            (call, board) ->
                assertThat(call)
                    .contains(
                        "--board " + board + " --version 1.2.0-rc.1",
                        "--key " + real.resolve("key.pem"),
                        "--cert " + real.resolve("sign.pem"),
                        "--trust " + real.resolve("trust.pem"),
                        "--trust-root " + real.resolve("root.pem"))
                    .endsWith(" 1.2.0-rc.1"));
  }

  @Test
  void whoMayNotMakeImagesMakesAReleaseWithoutThem() throws Exception {
    user(1000);
    refused(release("1.2.0", ""), "run it as root, or with --board none");

    ok(release("1.2.0", "--board none"));
    assertThat(folder.resolve("out/agent-1.2.0.swu")).exists();
    assertThat(folder.resolve("out/teleguichet-generic-pc-1.2.0.img")).doesNotExist();
  }

  @Test
  void theTagHasTheVersionAndTheBranchTheOneAfter() throws Exception {
    ok(release("1.2.0", ""));

    assertThat(ok("git cat-file -t v1.2.0").strip()).isEqualTo("tag");
    assertThat(ok("git show v1.2.0:pom.xml")).contains("<version>1.2.0</version>");
    assertThat(ok("git show v1.2.0:edge-agent/pom.xml"))
        .contains("<parent><version>1.2.0</version>", "<x><version>0.1.0</version>");
    assertThat(ok("cat edge-agent/pom.xml"))
        .as("a library of the same number keeps it")
        .contains("<parent><version>1.3.0-SNAPSHOT</version>", "<y><version>1.2.0</version>");
    assertThat(ok("git show v1.2.0:edge-agent/CHANGELOG.md"))
        .contains("## Unreleased\n\n## 1.2.0 (2026-12-24)\n\n- The screen");
    assertThat(ok("cat pom.xml")).contains("<version>1.3.0-SNAPSHOT</version>");
    assertThat(ok("git status --porcelain")).isEmpty();
    assertThat(ok("git worktree list").lines()).hasSize(1);
  }

  @Test
  void aPrereleaseIsATildeForDebianAndComesBeforeItsOwnVersion() throws Exception {
    written("repository/edge-agent/target/teleguichet-edge-agent_1.1.0_all.deb", "before");
    ok(release("1.2.0-rc.1", "--previous edge-agent/target"));

    assertThat(folder.resolve("out/teleguichet-edge-agent_1.2.0~rc.1_all.deb")).exists();
    assertThat(ok("cat pom.xml")).contains("<version>1.2.0-SNAPSHOT</version>");
    assertThat(folder.resolve("calls"))
        .as("the packages of the release before are what is upgraded")
        .content()
        .contains(
            "-Dpackages.previous=" + folder.toRealPath().resolve("repository/edge-agent/target"),
            "verify");
  }

  @Test
  void theSecondReleaseComesAfterTheFirstAndUpgradesIt() throws Exception {
    written("repository/fleet-manager/src/main/resources/db/migration/V7__a.sql", "SELECT 1;\n");
    ok("git add -A && git commit -q -m Migration");
    ok(release("1.2.0", ""));
    ok("mv ../out ../before");
    String more = "--previous ../before --out ../second ";

    refusedAfter(release("1.3.0", more), "says nothing under");
    ok(
        "sed -i 's/^## Unreleased$/&\\n\\n- Another thing./' edge-agent/CHANGELOG.md"
            + " && git commit -q -a -m News");
    refusedAfter(release("1.3.0", ""), "1.2.0 was released: name its folder by --previous");
    refusedAfter(release("1.2.0", "--previous none"), "the tag v1.2.0 is there already");
    refusedAfter(release("1.2.0-rc.2", more), "holds packages of 1.2.0, and 1.2.0-rc.2 does not");
    refusedAfter(release("1.1.9", "--previous none"), "1.1.9 does not come after 1.2.0");
    refusedAfter(release("1.3.0", more + "--next 1.2.9"), "1.2.9 does not come after 1.3.0");
    ok(release("1.3.0", more));

    assertThat(ok("git show v1.3.0:edge-agent/CHANGELOG.md"))
        .contains("## Unreleased\n\n## 1.3.0 (")
        .containsOnlyOnce("## 1.3.0")
        .containsOnlyOnce("## 1.2.0");
    assertThat(ok("cat ../second/changes-1.3.0.md"))
        .contains("Another thing.")
        .doesNotContain("dark");
    assertThat(ok("cat pom.xml")).contains("<version>1.4.0-SNAPSHOT</version>");
    assertThat(ok("cat ../calls")).contains("-Dpackages.previous=" + folder.toRealPath());
  }

  @Test
  void whatManagersOfTheReleaseBeforeHaveRunIsNotChanged() throws Exception {
    String migrations = "repository/fleet-manager/src/main/resources/db/migration/";
    written(migrations + "V7__a.sql", "SELECT 1;\n");
    ok("git add -A && git commit -q -m Migration");
    ok(release("1.2.0", ""));
    ok(
        "sed -i 's/^## Unreleased$/&\\n\\n- Another thing./' edge-agent/CHANGELOG.md"
            + " && git commit -q -a -m News");
    String second = release("1.3.0", "--previous none --out ../second");

    written(migrations + "V7__a.sql", "SELECT 2;\n");
    ok("git commit -q -a -m Changed");
    refusedAfter(second, "have run what was changed since, and would not start: fleet-manager/");
    ok("git mv fleet-manager/src/main/resources/db/migration/V7__a.sql x && git commit -q -m Gone");
    refusedAfter(second, "V7__a.sql");
    ok("git revert --no-edit HEAD HEAD~1 > /dev/null");
    written(migrations + "V6__late.sql", "SELECT 3;\n");
    ok("git add -A && git commit -q -m Late");
    refusedAfter(second, "have run V7 already, and pass over what has a smaller number");
    ok("cd fleet-manager/src/main/resources/db/migration && git mv V6__late.sql V8__late.sql");
    ok("git commit -q -m Later");
    ok(second);
  }

  @Test
  void whatKiosksOfTheReleaseBeforeDoNotTrustIsNotReleased() throws Exception {
    ok(release("1.2.0", ""));
    ok("mv ../out ../before");
    ok(
        "sed -i 's/^## Unreleased$/&\\n\\n- Another thing./' edge-agent/CHANGELOG.md"
            + " && git commit -q -a -m News");
    ok(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj"
            + " /CN=New -addext extendedKeyUsage=codeSigning -keyout ../new-key.pem -out"
            + " ../new.pem");
    String more = "--previous ../before --out ../second ";

    refusedAfter(
        release("1.3.0", more + "--certificate ../new.pem --key ../new-key.pem"),
        "kiosks with the release in");
    ok("echo x >> ../before/teleguichet-edge-agent_1.2.0_all.deb");
    refusedAfter(release("1.3.0", more), "are not those that its SHA256SUMS names");
  }

  @Test
  void whateverIsWrongIsSaidAndLeavesNothing() throws Exception {
    refused(release("1.2", ""), "is no version");
    refused(release("1.2.0", "--key nowhere"), "nowhere can't be read");
    refused(release("1.2.0", "--trust nowhere"), "nowhere can't be read");
    refused(release("1.2.0", "--trust-root nowhere"), "nowhere can't be read");
    refused(release("1.2.0", "--board toaster"), "no profile \"toaster\"");
    refused(release("1.2.0", "--previous ."), ". holds no packages of a release before");
    refused(
        release("1.2.0", "--out ../nowhere/of/it"), "../nowhere/of is no folder; ../nowhere/of/it");
    written("repository/edge-agent/note", "not committed");
    refused(release("1.2.0", ""), "changes that are not committed");
    ok(
        "git add -A && git commit -q -m Note && touch broken && git add -A && git commit -q -m"
            + " Broken");
    refused(release("1.2.0", ""), "");
    ok("git rm -q broken && touch no-image && git add -A && git commit -q -m Stuck");
    refused(release("1.2.0", ""), "");
    ok("git rm -q no-image && touch no-package && git add -A && git commit -q -m Empty");
    refused(release("1.2.0", "--board none"), "made no package of edge-agent with version 1.2.0");
    ok(
        "git rm -q no-package && sed -i '/dark/d' edge-agent/CHANGELOG.md && git commit -q -a -m"
            + " Empty");
    refused(release("1.2.0", ""), "says nothing under");
  }

  @Test
  void aKeyThatCannotSignIsSaidBeforeAnythingIsBuilt() throws Exception {
    String make =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -subj '/CN=%s' -keyout"
            + " ../%s-key.pem -out ../%s.pem %s";
    ok(make.formatted("another", "another", "another", "-nodes -days 30"));
    ok(
        make.formatted(
            "ended",
            "ended",
            "ended",
            "-nodes -not_before 20190101000000Z -not_after 20200101000000Z"));

    refused(release("1.2.0", "--key ../sign.pem"), "/sign.pem can't be opened");
    refused(release("1.2.0", "--key ../another-key.pem"), "do not belong together");
    refused(release("1.2.0", "--trust ../another.pem"), "nobody who trusts");
    refused(
        release("1.2.0", "--certificate ../ended.pem --key ../ended-key.pem"),
        "certificate has expired");
    assertThat(folder.resolve("calls")).doesNotExist();
  }

  @Test
  void aKeyWithAPasswordTakesItFromTheEnvironmentAndNoTestSeesIt() throws Exception {
    ok("openssl pkey -in ../key.pem -aes256 -passout pass:secret -out ../locked.pem");

    refused(release("1.2.0", "--key ../locked.pem"), "not the one in RAUC_KEY_PASSPHRASE");
    refused(
        "RAUC_KEY_PASSPHRASE=other " + release("1.2.0", "--key ../locked.pem"), "can't be opened");
    ok("RAUC_KEY_PASSPHRASE=secret " + release("1.2.0", "--key ../locked.pem"));
    assertThat(folder.resolve("out/SHA256SUMS.sig")).exists();
  }

  /** A build takes an hour, in which somebody may work on. */
  @Test
  void whatBecameOfTheBranchMeanwhileLeavesNoHalfRelease() throws Exception {
    String onward = "git commit -q --allow-empty -m Meanwhile";
    Ended ended = run("MEANWHILE='" + onward + "' " + release("1.2.0", ""));
    assertThat(ended.exitCode()).isNotZero();
    assertThat(ended.output()).contains("the branch went on");
    nothingIsLeft();
    assertThat(ok("git log -1 --format=%s").strip()).isEqualTo("Meanwhile");

    refused("MEANWHILE='git checkout -q -b other' " + release("1.2.0", ""), "on another branch");
    ok("git checkout -q main");
    ended = run("MEANWHILE='mkdir ../out; touch ../out/mine' " + release("1.2.0", ""));
    assertThat(ended.output()).contains("out is there by now");
    assertThat(ok("git tag")).isEmpty();
    assertThat(ok("ls ../out").strip()).as("of somebody else").isEqualTo("mine");
  }

  private static String release(String version, String more) {
    return "'"
        + SCRIPT
        + "' "
        + version
        + " --certificate ../sign.pem --key ../key.pem --out ../out "
        + more;
  }

  private void refused(String lines, String sentence) throws Exception {
    String before = ok("git rev-parse HEAD");
    Ended ended = run(lines);
    assertThat(ended.exitCode()).as(ended.output()).isNotZero();
    assertThat(ended.output()).contains(sentence);
    assertThat(ok("git rev-parse HEAD")).isEqualTo(before);
    nothingIsLeft();
  }

  /** The same where there is a release already. */
  private void refusedAfter(String lines, String sentence) throws Exception {
    String before = ok("git rev-parse HEAD");
    Ended ended = run(lines);
    assertThat(ended.exitCode()).as(ended.output()).isNotZero();
    assertThat(ended.output()).contains(sentence);
    assertThat(ok("git rev-parse HEAD")).isEqualTo(before);
    assertThat(ok("git tag").strip()).isEqualTo("v1.2.0");
    assertThat(ok("git worktree list").lines()).hasSize(1);
    assertThat(folder.resolve("second")).doesNotExist();
  }

  private void nothingIsLeft() throws Exception {
    assertThat(ok("git tag")).isEmpty();
    assertThat(ok("git worktree list").lines()).hasSize(1);
    assertThat(folder.resolve("out")).doesNotExist();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(it -> it.getFileName().toString())).noneMatch(it -> it.startsWith("."));
    }
  }

  /** Whoever runs these tests: the command believes to be run by this one. */
  private void user(int id) throws IOException {
    program("bin/id", "#!/bin/sh\necho " + id + "\n");
  }

  private void program(String file, String text) throws IOException {
    written(file, text);
    assertThat(folder.resolve(file).toFile().setExecutable(true)).isTrue();
  }

  private void written(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Path _ = Files.createDirectories(path.getParent());
    Path _ = Files.writeString(path, text);
  }

  private String ok(String lines) throws IOException, InterruptedException {
    Ended ended = run(lines);
    assertThat(ended.exitCode()).as(lines + "\n" + ended.output()).isZero();
    return ended.output();
  }

  private record Ended(int exitCode, String output) {}

  /** Runs lines in the repository. */
  private Ended run(String lines) throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, "run", ".log");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-eu", "-c", lines)
            .directory(folder.resolve("repository").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    String _ = environment.put("CALLS", folder.resolve("calls").toString());
    String _ = environment.put("REPOSITORY", folder.resolve("repository").toString());
    String _ = environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
    // Neither the settings of whoever runs this nor a repository around it.
    String _ = environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment
        .keySet()
        .removeAll(List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "RAUC_KEY_PASSPHRASE"));
    Process shell = builder.start();
    try {
      assertThat(shell.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      var _ = shell.destroyForcibly();
    }
    return new Ended(shell.exitValue(), Files.readString(log));
  }
}
