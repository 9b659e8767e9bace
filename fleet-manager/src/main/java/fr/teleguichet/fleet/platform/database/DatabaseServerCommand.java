package fr.teleguichet.fleet.platform.database;

import fr.teleguichet.fleet.platform.settings.ByteCount;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of the embedded server: loopback only, accounts checked, durable at each commit,
 * sized for bulk inserts.
 */
record DatabaseServerCommand(
    MariaDbInstallation program, ServerFiles files, int port, ByteCount bufferPool, boolean root) {
  List<String> words() {
    List<String> words =
        new ArrayList<>(
            List.of(
                program.server().toString(),
                "--no-defaults",
                "--basedir=" + program.base(),
                "--datadir=" + files.data(),
                "--tmpdir=" + files.temporary(),
                "--pid-file=" + files.pid(),
                "--init-file=" + files.initialisation(),
                "--bind-address=" + EmbeddedMariaDbServer.ADDRESS,
                "--port=" + port,
                // Relative to the data folder: an absolute path may exceed a socket's 107 bytes.
                "--socket=mariadbd.sock",
                "--skip-name-resolve",
                "--skip-ssl",
                "--local-infile=0",
                "--secure-file-priv=" + files.temporary(),
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_uca1400_ai_ci",
                "--default-time-zone=+00:00",
                "--sql-mode=STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
                "--max-allowed-packet=64M",
                "--max-connections=250",
                "--performance-schema=OFF",
                "--innodb-buffer-pool-size=" + bufferPool.bytes(),
                "--innodb-log-file-size=256M",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-autoinc-lock-mode=2"));
    if (root) {
      words.add("--user=root");
    }
    return List.copyOf(words);
  }
}
