package fr.teleguichet.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the demo fleet in the foreground. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Runs a fleet manager and eight kiosks on this computer until Ctrl-C.")
public final class DemoMain implements Callable<Integer> {

  @Option(names = "--root", required = true, description = "The project's folder.")
  private Path root = Path.of("");

  @Option(names = "--port", defaultValue = "8080", description = "The port of the pages.")
  private int port;

  @Option(
      names = "--fresh",
      defaultValue = "false",
      arity = "1",
      description = "true throws the data of earlier runs away.")
  private boolean fresh;

  @Option(
      names = "--speed",
      defaultValue = "30",
      description = "How many of the kiosks' minutes pass in one of yours.")
  private int speed;

  /** Runs the demo until it is stopped. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new DemoMain()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    Clock clock = Clock.systemUTC();
    try {
      Demo demo = new Demo(options(), new DemoProgress(System.out, clock), clock, Thread::sleep);
      Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "stop"));
      demo.start();
      demo.run();
      return 0;
    } catch (DemoException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private DemoOptions options() {
    return new DemoOptions(root.toAbsolutePath().normalize(), port, fresh, speed);
  }
}
