package fr.teleguichet.fleet.platform.process;

import fr.teleguichet.fleet.platform.process.ProcessState.BackingOff;
import fr.teleguichet.fleet.platform.process.ProcessState.Failed;
import fr.teleguichet.fleet.platform.process.ProcessState.Late;
import fr.teleguichet.fleet.platform.process.ProcessState.Replacing;
import fr.teleguichet.fleet.platform.process.ProcessState.Running;
import fr.teleguichet.fleet.platform.process.ProcessState.Starting;
import fr.teleguichet.fleet.platform.process.ProcessState.Stopped;
import fr.teleguichet.fleet.platform.process.ProcessState.Stopping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** One log line for each change of a process's state. */
final class ProcessStateLog {
  private static final Logger LOG = LoggerFactory.getLogger(SupervisedProcess.class);

  private ProcessStateLog() {}

  static void write(String name, ProcessState from, ProcessState to) {
    LoggingEventBuilder line =
        LOG.atLevel(level(to))
            .addKeyValue("process", name)
            .addKeyValue("from", from.code())
            .addKeyValue("to", to.code());
    switch (to) {
      case Stopped _ -> line.log("Process is stopped.");
      case Replacing replacing ->
          line.addKeyValue("pid", replacing.pid())
              .log("Process left behind is outdated and is asked to end.");
      case Starting starting ->
          line.addKeyValue("pid", starting.pid())
              .addKeyValue("attempt", starting.attempt())
              .log(
                  isAdoption(from, starting)
                      ? "Process left behind is adopted."
                      : "Process is starting.");
      case Late late -> line.addKeyValue("pid", late.pid()).log("Process is late and is killed.");
      case Running running -> line.addKeyValue("pid", running.pid()).log("Process is running.");
      case BackingOff waiting ->
          line.addKeyValue("attempt", waiting.attempt())
              .addKeyValue("until", waiting.until())
              .addKeyValue("reason", waiting.reason())
              .log("Process ended and will be restarted.");
      case Stopping stopping ->
          line.addKeyValue("pid", stopping.pid()).log("Process is asked to end.");
      case Failed failed -> line.addKeyValue("reason", failed.reason()).log("Process failed.");
    }
  }

  private static boolean isAdoption(ProcessState from, Starting starting) {
    return from instanceof Stopped && starting.provedItself();
  }

  private static Level level(ProcessState to) {
    return switch (to) {
      case Late _, BackingOff _ -> Level.WARN;
      case Failed _ -> Level.ERROR;
      case Stopped _, Replacing _, Starting _, Running _, Stopping _ -> Level.INFO;
    };
  }
}
