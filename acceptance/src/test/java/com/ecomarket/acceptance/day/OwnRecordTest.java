package com.ecomarket.acceptance.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnRecordTest {
  private final OwnRecord record = new OwnRecord();

  @Test
  void keepsBothSidesOfEachMove() {
    record.move("supplier@central", "stock@central", 1, 10);
    record.move("stock@central", "transit@central", 1, 4);
    record.move("transit@central", "stock@NORTE", 1, 3);

    assertThat(record.units("stock@central", 1)).isEqualTo(6);
    assertThat(record.units("transit@central", 1)).isEqualTo(1);
    assertThat(record.global(1)).isEqualTo(10);
    assertThat(record.units("stock@central", 2)).isZero();
  }

  @Test
  void findsWhatTheOthersHaveTooMuchOrNotAtAll() {
    record.move("stock@central", "sold@NORTE", 1, 2);

    assertThat(record.differences(1, Map.of("stock@central", -2L, "sold@NORTE", 2L))).isEmpty();
    assertThat(record.differences(1, Map.of("stock@central", -2L, "sold@SUR", 2L)))
        .containsExactly(
            "product 1: sold@NORTE holds 2 by the record of the day and 0 at central",
            "product 1: sold@SUR holds 0 by the record of the day and 2 at central");
    assertThat(record.unitsApart(1, Map.of("stock@central", -2L, "sold@SUR", 2L))).isEqualTo(2);
    assertThat(record.unitsApart(1, Map.of("stock@central", -2L, "sold@NORTE", 2L))).isZero();
  }
}
