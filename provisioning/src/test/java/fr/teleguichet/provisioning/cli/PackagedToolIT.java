package fr.teleguichet.provisioning.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("proof")
class PackagedToolIT {

  @TempDir private Path folder = Path.of("");

  @Test
  void helpAndVersionEndWell() throws Exception {
    assertThat(Tool.run("--help").exitCode()).isZero();
    assertThat(Tool.run("--version").out()).startsWith("teleguichet-provision 0.");
    assertThat(Tool.run("prepare", "--help", "--lang", "fr").out())
        .contains("Utilisation :")
        .contains("Codes de sortie :")
        .contains("interrompu par Ctrl-C");
  }

  @Test
  void aCommandLineThatMakesNoSenseEndsWith2InThePersonsLanguage() throws Exception {
    Tool.Run run = Tool.run("--lang", "fr", "prepaer");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("cette ligne de commande ne convient pas").contains("prepare");
  }

  @Test
  void scriptsGetJsonAndNothingElse() throws Exception {
    Tool.Run run = Tool.run("board", "list", "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(new ObjectMapper().readTree(run.out()).get(0).get("id").asText())
        .isEqualTo("teleguichet-v1");
  }

  @Test
  void troubleIsJsonToo() throws Exception {
    Tool.Run run = Tool.run("inspect", folder.resolve("nothing").toString(), "--json");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(new ObjectMapper().readTree(run.out()).get("error").asText())
        .isEqualTo("card.nothing-there");
  }

  @Test
  void aBoardFileWithMistakesEndsWith3AndNamesThem() throws Exception {
    Path file = folder.resolve("mine.yaml");
    String good = Tool.run("board", "wiring").out();
    Files.writeString(file, "format: 1\nid: mine\nid: mine\n");

    Tool.Run run = Tool.run("board", "check", "teleguichet-v1", file.toString());

    assertThat(good).contains("GPIO17");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("teleguichet-v1: in order").contains("line 3");
  }

  @Test
  void completionIsGoodShellAndManualPagesAreThere() throws Exception {
    Path completion = Tool.DIST.resolve("share/bash-completion/completions/teleguichet-provision");

    Tool.Run checked = Tool.program(List.of("bash", "-n", completion.toString()), "");

    assertThat(checked.exitCode()).as(checked.err()).isZero();
    assertThat(Files.readString(completion)).contains("prepare").contains("--claim");
    assertThat(Tool.DIST.resolve("share/man/man1/teleguichet-provision.1")).exists();
    assertThat(Tool.DIST.resolve("share/man/fr/man1/teleguichet-provision.1")).exists();
  }

  @Test
  void labelsAreAPdfAndAFileThatExistsIsKept() throws Exception {
    Path pdf = folder.resolve("labels.pdf");
    String[] command = {
      "label",
      pdf.toString(),
      "--kiosk",
      "figeac-01",
      "--site",
      "Mairie de Figeac",
      "--fingerprint",
      "3f".repeat(32)
    };

    assertThat(Tool.run(command).exitCode()).isZero();
    assertThat(Files.readAllBytes(pdf)).startsWith('%', 'P', 'D', 'F');
    assertThat(Tool.run(command).exitCode()).isEqualTo(4);
  }
}
