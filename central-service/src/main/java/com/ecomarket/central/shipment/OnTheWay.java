package com.ecomarket.central.shipment;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is on its way to a place, as the caller's transaction sees it. */
@Repository
public class OnTheWay {
  private final JdbcClient jdbc;

  OnTheWay(JdbcTemplate jdbc) {
    this.jdbc = JdbcClient.create(jdbc);
  }

  /**
   * The shipments that bring units of these products to the warehouse, oldest first.
   *
   * @param productIds not empty
   */
  public List<String> toTheWarehouse(Collection<Long> productIds) {
    return jdbc.sql(
            """
            select s.shipment_id from shipment s
            where s.to_place = 'central' and s.status = 'in_transit' and exists (
              select 1 from shipment_line l
              where l.shipment_id = s.shipment_id and l.product_id in (:ids)
                and l.dispatched - l.received - l.damaged - l.lost > 0)
            order by s.noted_at, s.shipment_id limit 100
            """)
        .param("ids", productIds)
        .query(String.class)
        .list();
  }
}
