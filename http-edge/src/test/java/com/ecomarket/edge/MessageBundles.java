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
      for (Properties language : List.of(spanish, english)) {
        String text = language.getProperty(key, "");
        String which = key + (language == spanish ? " in Spanish" : " in English");
        if (text.isBlank()) {
          faults.add(which + " is missing");
        }
        if (text.indexOf('\'') >= 0) {
          faults.add(which + " has a straight apostrophe, which MessageFormat drops");
        }
      }
    }
    return faults;
  }

  /** The texts in Spanish. */
  public static Properties load(String file) throws IOException {
    Properties texts = new Properties();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(file), file)) {
      texts.load(new InputStreamReader(in, UTF_8));
    }
    return texts;
  }
}
