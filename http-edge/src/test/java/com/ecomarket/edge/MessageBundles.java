package com.ecomarket.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;

/** Checks a bundle of texts in Spanish ({@code name.properties}) and English. */
public final class MessageBundles {
  private MessageBundles() {}

  /** What is wrong with the bundle of this name, one sentence each; empty if nothing is. */
  public static List<String> faults(String name) throws IOException {
    Properties spanish = load(name + ".properties");
    Properties english = load(name + "_en.properties");
    TreeSet<String> keys = new TreeSet<>(spanish.stringPropertyNames());
    keys.addAll(english.stringPropertyNames());
    List<String> faults = new ArrayList<>();
    for (String key : keys) {
      check(key, "Spanish", spanish, faults);
      check(key, "English", english, faults);
    }
    return faults;
  }

  private static void check(String key, String language, Properties texts, List<String> faults) {
    String text = texts.getProperty(key, "");
    if (text.isBlank()) {
      faults.add(key + " is missing in " + language);
    }
    if (text.indexOf('\'') >= 0) {
      faults.add(key + " has a straight apostrophe in " + language + ", which MessageFormat drops");
    }
  }

  /** The texts of one file on the class path. */
  public static Properties load(String file) throws IOException {
    Properties texts = new Properties();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(file), file)) {
      texts.load(new InputStreamReader(in, UTF_8));
    }
    return texts;
  }
}
