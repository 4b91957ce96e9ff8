package com.ecomarket.central;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts what central asks of its database on the connections that write. */
final class CountedDatabase implements BeanPostProcessor {
  private final AtomicLong statements = new AtomicLong();
  private final AtomicLong commits = new AtomicLong();

  /** Statements sent, a batch of rows counted once; commits. */
  record Count(long statements, long commits) {}

  /** Since the last call. */
  Count take() {
    return new Count(statements.getAndSet(0), commits.getAndSet(0));
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return name.equals("writes") ? new CountedPool((HikariDataSource) bean) : bean;
  }

  private final class CountedPool extends HikariDataSource {
    private final HikariDataSource pool;

    CountedPool(HikariDataSource pool) {
      this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return counted(Connection.class, pool.getConnection());
    }

    @Override
    public void close() {
      pool.close();
    }
  }

  private <T> T counted(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(real, method, arguments)));
  }

  private Object call(Object real, Method method, Object[] arguments) throws Throwable {
    if (method.getName().startsWith("execute")) {
      statements.incrementAndGet();
    } else if (method.getName().equals("commit")) {
      commits.incrementAndGet();
    }
    try {
      Object result = method.invoke(real, arguments);
      // By name: a statement of SQLite is its own metadata.
      return switch (method.getName()) {
        case "prepareStatement" -> counted(PreparedStatement.class, (PreparedStatement) result);
        case "createStatement" -> counted(Statement.class, (Statement) result);
        default -> result;
      };
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
