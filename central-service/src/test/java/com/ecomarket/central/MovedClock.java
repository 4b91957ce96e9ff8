package com.ecomarket.central;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.support.GenericApplicationContext;

/** A clock that goes on only when a test says so. */
public final class MovedClock extends Clock {
  private volatile Instant now = Instant.parse("2026-03-01T08:00:00Z");

  /** A central that goes by this clock. */
  public CentralUnderTest start(Path directory) {
    return CentralUnderTest.start(
        directory,
        with ->
            with.initializers(
                context ->
                    ((GenericApplicationContext) context)
                        .registerBean(
                            "movedClock", Clock.class, () -> this, bean -> bean.setPrimary(true))));
  }

  public void advance(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
