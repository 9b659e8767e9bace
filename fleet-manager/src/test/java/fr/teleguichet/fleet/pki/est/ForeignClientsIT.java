package fr.teleguichet.fleet.pki.est;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.pki.authority.TestAuthority;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are not ours enrol, renew and read who vouches for the fleet. */
@ExtendWith({TestDatabase.class, TestPages.class})
@Tag("proof")
final class ForeignClientsIT {
  @TempDir private Path folder;

  private TestPages.Running server;

  @BeforeEach
  void theRootIsHanded(TestPages.Running running) throws IOException {
    server = running;
    Path _ =
        Files.copy(running.authorityFolder().resolve("root/root.pem"), folder.resolve("root.pem"));
  }

  @Test
  void opensslAndCurlEnrolAndRenew() throws Exception {
    Path _ = Installed.program("openssl", "openssl");
    Path _ = Installed.program("curl", "curl");
    server.desk().onEnrol(_ -> new EnrolmentDecision.Issue(TestAuthority.KIOSK));
    server.desk().onRenew(_ -> new EnrolmentDecision.Issue(TestAuthority.KIOSK));

    run(
        "openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem"
            + " -subj /CN=new -outform DER -out request.der");
    base64("request.der", "request.b64");
    run(curl("simpleenroll", "--user", "claim-1:secret", "--data-binary", "@request.b64"));
    run("openssl base64 -d -in answer.b64 -out answer.p7");
    run("openssl pkcs7 -inform DER -in answer.p7 -print_certs -out kiosk.pem");
    assertThat(run("openssl x509 -in kiosk.pem -noout -subject -ext subjectAltName"))
        .contains("figeac-1", "URI:spiffe://teleguichet/kiosk/lot/figeac-1");

    run(curl("cacerts"));
    run("openssl base64 -d -in answer.b64 -out authorities.p7");
    run("openssl pkcs7 -inform DER -in authorities.p7 -print_certs -out authorities.pem");
    assertThat(
            run(
                "openssl verify -x509_strict -purpose sslclient -CAfile root.pem"
                    + " -untrusted authorities.pem kiosk.pem"))
        .contains("kiosk.pem: OK");
    run(curl("csrattrs"));
    assertThat(run("openssl asn1parse -inform B64 -in answer.b64"))
        .contains("prime256v1", "ecdsa-with-SHA256");

    run(
        "openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout next.pem"
            + " -subj /OU=lot/CN=figeac-1 -outform DER -out next.der -addext"
            + " subjectAltName=URI:spiffe://teleguichet/kiosk/lot/figeac-1");
    base64("next.der", "next.b64");
    run(
        curl(
            "simplereenroll",
            "--cert",
            "kiosk.pem",
            "--key",
            "key.pem",
            "--data-binary",
            "@next.b64"));
    run("openssl base64 -d -in answer.b64 -out renewed.p7");
    run("openssl pkcs7 -inform DER -in renewed.p7 -print_certs -out renewed.pem");
    assertThat(run("openssl x509 -in renewed.pem -noout -pubkey"))
        .isEqualTo(run("openssl pkey -in next.pem -pubout"));
  }

  /** OpenSSL reads what is published for brokers and other servers, revocation included. */
  @Test
  void opensslFindsARevokedCertificateInThePublishedList() throws Exception {
    Path _ = Installed.program("openssl", "openssl");
    java.security.cert.X509Certificate certificate =
        server.authority().issue(TestAuthority.KIOSK, TestAuthority.keys().getPublic());
    Path _ =
        Files.writeString(
            folder.resolve("kiosk.pem"),
            "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n");
    String verify =
        "openssl verify -crl_check -CAfile "
            + server.authority().published().resolve("authorities.pem")
            + " -CRLfile "
            + server.authority().published().resolve("crl.pem")
            + " kiosk.pem";
    assertThat(run(verify)).contains("OK");

    boolean _ =
        server
            .authority()
            .revoke(
                fr.teleguichet.fleet.pki.authority.CertificateSerialNumber.of(certificate)
                    .orElseThrow(),
                fr.teleguichet.fleet.pki.authority.RevocationReason.KEY_COMPROMISE);

    Outcome revoked = attempt(List.of(verify.split(" ")));
    assertThat(revoked.code()).isNotZero();
    assertThat(revoked.text()).contains("certificate revoked");
  }

  /** Cisco's libest, the reference client of EST. */
  @Test
  void libestEnrolsAndRenews() throws Exception {
    Path _ =
        Installed.find("estclient")
            .orElseGet(() -> Installed.missing("estclient, of libest, is not installed"));
    server
        .desk()
        .onEnrol(
            request ->
                request.credential() instanceof EstCredential.Claim
                    ? new EnrolmentDecision.Issue(TestAuthority.KIOSK)
                    : new EnrolmentDecision.Refuse(
                        EnrolmentDecision.Why.NOT_AUTHENTICATED,
                        "Show the claim’s id and secret."));
    server.desk().onRenew(_ -> new EnrolmentDecision.Issue(TestAuthority.KIOSK));
    run("openssl ecparam -name prime256v1 -genkey -noout -out key.pem");

    String got = run(estclient("-v", "-g"));
    assertThat(files()).as(got).anyMatch(name -> name.startsWith("cacert"));
    run(estclient("-a"));

    run(
        estclient(
            "-e",
            "-x",
            "key.pem",
            "--common-name",
            "new",
            "-u",
            "claim-1",
            "-h",
            "secret",
            "--pem-output"));
    assertThat(files()).contains("cert-0-0.pem");
    Path _ = Files.move(folder.resolve("cert-0-0.pem"), folder.resolve("kiosk.pem"));
    assertThat(run("openssl x509 -in kiosk.pem -noout -subject")).contains("figeac-1");

    // It keeps the renewed certificate to itself, so its own words must do.
    assertThat(run(estclient("-v", "-r", "-k", "key.pem", "-x", "key.pem", "-c", "kiosk.pem")))
        .contains("HTTP status 200 received", "reenroll rv = 0 (EST_ERR_NONE)");
    assertThat(server.authority().certificatesOf(TestAuthority.KIOSK)).hasSize(2);
  }

  private List<String> files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }

  private List<String> estclient(String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "EST_OPENSSL_CACERT=root.pem",
                "estclient",
                "-s",
                "127.0.0.1",
                "-p",
                Integer.toString(server.devices().getPort()),
                "-o",
                folder.toString()));
    command.addAll(Arrays.asList(more));
    return command;
  }

  private List<String> curl(String operation, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "curl",
                "--silent",
                "--show-error",
                "--fail-with-body",
                "--max-time",
                "20",
                "--cacert",
                "root.pem",
                "--header",
                "Content-Type: application/pkcs10",
                "--output",
                "answer.b64"));
    command.addAll(Arrays.asList(more));
    command.add(server.devices().resolve("/.well-known/est/" + operation).toString());
    return command;
  }

  private void base64(String from, String to) throws IOException {
    Path _ =
        Files.writeString(
            folder.resolve(to),
            Base64.getMimeEncoder().encodeToString(Files.readAllBytes(folder.resolve(from))));
  }

  private record Outcome(int code, String text) {}

  private String run(String command) throws IOException, InterruptedException {
    return run(List.of(command.split(" ")));
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    Outcome outcome = attempt(command);
    assertThat(outcome.code()).as("%s%n%s", command, outcome.text()).isZero();
    return outcome.text();
  }

  private Outcome attempt(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), text);
  }
}
