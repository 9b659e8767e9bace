package fr.teleguichet.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A running manager's own database, asked beside the manager.
 *
 * @param data the manager's data folder
 */
record FleetDatabase(Path data) {

  /** A row's columns of a query. */
  List<List<String>> query(String sql) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      List<List<String>> rows = new ArrayList<>();
      while (row.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(row.getString(i)));
        }
        rows.add(cells);
      }
      return rows;
    }
  }

  /** Changes it. */
  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      int _ = statement.executeUpdate();
    }
  }

  private Connection connect() throws SQLException {
    try {
      String port = Files.readString(data.resolve("run/database.port")).strip();
      String password = Files.readString(data.resolve("database/password")).strip();
      return DriverManager.getConnection(
          "jdbc:mariadb://127.0.0.1:"
              + port
              + "/teleguichet?connectTimeout=2000&socketTimeout=10000",
          "teleguichet",
          password);
    } catch (IOException e) {
      throw new SQLException("the database's port or password can't be read", e);
    }
  }
}
