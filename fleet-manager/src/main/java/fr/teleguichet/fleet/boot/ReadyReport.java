package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.mqtt.broker.MqttBroker;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.datadir.AtomicFileWriter;
import fr.teleguichet.fleet.platform.datadir.DataFolderException;
import fr.teleguichet.fleet.platform.process.SupervisedProcess;
import fr.teleguichet.fleet.web.api.BootstrapApiToken;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a script needs to know of a running fleet manager.
 *
 * @param pages the address of the pages
 * @param devices the address for devices, over TLS
 * @param authorities the file with the certificates that vouch for the fleet's own
 * @param broker the address of the broker
 * @param plainBroker the embedded broker's address without TLS, where it has one
 * @param apiToken the file with the token that changes need, never the token itself
 * @param firstAccount a link, good once, that makes the first account; there while there is none
 * @param processes the program's processes
 */
@Serdeable
record ReadyReport(
    String pages,
    String devices,
    String authorities,
    String broker,
    Optional<String> plainBroker,
    String apiToken,
    Optional<String> firstAccount,
    List<RunningProcess> processes) {
  /** A process of the program. */
  @Serdeable
  record RunningProcess(String role, long pid, Optional<String> log) {}

  static ReadyReport of(WebServer pages, Optional<String> firstAccount) {
    DeviceServerConfiguration devices = pages.part(DeviceServerConfiguration.class);
    Database database = pages.part(Database.class);
    MqttBroker broker = pages.part(MqttBroker.class);
    return new ReadyReport(
        pages.uri().toString(),
        devices.uri().toString(),
        devices.authority().published().resolve("authorities.pem").toString(),
        broker.uri().toString(),
        broker.plainUri().map(URI::toString),
        pages.part(BootstrapApiToken.class).file().toString(),
        firstAccount,
        Stream.of(
                Stream.of(
                    new RunningProcess(
                        "fleet-manager", ProcessHandle.current().pid(), Optional.empty())),
                database.server().stream().map(ReadyReport::running),
                broker.process().stream().map(ReadyReport::running))
            .flatMap(part -> part)
            .toList());
  }

  private static RunningProcess running(SupervisedProcess process) {
    return new RunningProcess(
        process.name(), process.pid().orElse(0), Optional.of(process.plan().logFile().toString()));
  }

  void write(Optional<Path> file, JsonMapper json) throws IOException {
    if (file.isEmpty()) {
      return;
    }
    try {
      String text = new String(json.writeValueAsBytes(this), StandardCharsets.UTF_8);
      AtomicFileWriter.write(file.get(), text + "\n");
    } catch (IOException failure) {
      throw DataFolderException.notWritable(file.get(), failure);
    }
  }
}
