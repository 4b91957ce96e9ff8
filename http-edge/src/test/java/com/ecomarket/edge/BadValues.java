package com.ecomarket.edge;

import java.util.List;
import java.util.Set;

/** Numbers that are not a quantity, and members that are not a sale's. */
final class BadValues {
  private static final List<String> UNREADABLE =
      List.of(
          "2147483648",
          "4294967301",
          "9223372036854775808",
          "1e999999999",
          "1".repeat(1000),
          "5.7",
          "5.0",
          "1e2",
          "\"5\"",
          "\"cinco\"",
          "true",
          "false",
          "[5]",
          "{}",
          "NaN",
          "Infinity",
          "-Infinity",
          "05",
          "+5",
          "0x5",
          ".5",
          "5.",
          "'5'",
          "5,",
          "5;",
          "\u0665",
          "５");

  private static final List<String> INVALID =
      List.of("0", "-0", "-1", "-2147483648", "10001", "2147483647", "null", "\"\"", "\"  \"");

  private static final List<String> NOT_A_SALE =
      List.of(
          "{\"product_id\":1,\"quantity\":5,\"colour\":\"red\"}",
          "{\"product_id\":1,\"Quantity\":5}",
          "{\"productId\":1,\"quantity\":5}",
          "{\"product_id\":1,\"quantity\":5,\"branch_id\":\"SUR\"}",
          "{\"product_id\":1,\"quantity\":5,\"price\":0.01}",
          "{\"product_id\":1,\"quantity\":5,\"sale_id\":\"x\"}",
          "{\"product_id\":1,\"quantity\":5,\"quantity\":6}",
          "{\"product_id\":1,\"quantity\":5,\"\\u0071uantity\":6}",
          "{\"product_id\":1,\"quantity\":5} true",
          "{\"product_id\":1,\"quantity\":5}{\"product_id\":1,\"quantity\":5}",
          "{\"product_id\":1,\"quantity\":5}}",
          "{\"product_id\":1,\"quantity\":5,}",
          "{'product_id':1,'quantity':5}",
          "{product_id:1,quantity:5}",
          "{\"product_id\":1,\"quantity\":5",
          "{\"product_id\":1,/*five*/\"quantity\":5}",
          "[{\"product_id\":1,\"quantity\":5}]",
          "\"product_id=1&quantity=5\"",
          "{\"product_id\":9223372036854775808,\"quantity\":5}",
          "{\"product_id\":\"1\",\"quantity\":5}",
          "{\"product_id\":1.0,\"quantity\":5}",
          "null",
          "[]",
          "5",
          "",
          "   ");

  private BadValues() {}

  static void addTo(List<BadInput> rows, SaleRequests requests) {
    for (String value : UNREADABLE) {
      rows.add(bad(requests, "quantity " + value, sale(value), "malformed-body"));
    }
    for (String value : INVALID) {
      rows.add(bad(requests, "quantity " + value, sale(value), "validation-failed"));
    }
    for (String body : NOT_A_SALE) {
      rows.add(bad(requests, "body " + body, body, "malformed-body"));
    }
    for (String body :
        List.of(
            "{}",
            "{\"product_id\":1}",
            "{\"quantity\":5}",
            "{\"product_id\":0,\"quantity\":5}",
            "{\"product_id\":-1,\"quantity\":5}",
            "{\"product_id\":null,\"quantity\":5}")) {
      rows.add(bad(requests, "body " + body, body, "validation-failed"));
    }
  }

  private static String sale(String quantity) {
    return "{\"product_id\":1,\"quantity\":" + quantity + "}";
  }

  private static BadInput bad(SaleRequests requests, String name, String body, String slug) {
    String brief = name.length() > 60 ? name.substring(0, 60) + "…" : name;
    return new BadInput(brief, requests.json(body), Set.of(400), slug);
  }
}
