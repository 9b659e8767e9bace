package fr.teleguichet.fleet.platform.database;

/** What a start of the database is busy with; the first start goes through all of them. */
public enum DatabaseStartStep {
  UNPACKING("Database server is being unpacked, once."),
  INSTALLING("Database is being created, once."),
  STARTING("Database server is being started."),
  WAITING("Database server does not answer yet."),
  MIGRATING("Database schema is being brought up to date.");

  private final String sentence;

  DatabaseStartStep(String sentence) {
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
