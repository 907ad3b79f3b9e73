// Lucene 8's MoreLikeThis as a baseline for related articles: EnglishAnalyzer, its own defaults (a term stands twice in the
// article and in five articles or more; the 25 best), terms weighed by tf · idf or not, BM25 with its defaults.
//
// usage: java -cp LUCENE-JARS MoreLikeThis.java ARTICLES ASKED BOOST    (id<TAB>text; an id a line; true or false)
// Prints a TREC run, without the article itself.

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

public class MoreLikeThis {
  private static final int RESULTS = 10;

  public static void main(String[] arguments) throws Exception {
    Analyzer analyzer = new EnglishAnalyzer();
    FieldType text = new FieldType(TextField.TYPE_NOT_STORED);
    text.setStoreTermVectors(true);
    Map<String, Integer> numbers = new HashMap<>();
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (String line : Files.readAllLines(Path.of(arguments[0]))) {
        String[] parts = line.split("\t", 2);
        Document document = new Document();
        document.add(new StoredField("id", parts[0]));
        document.add(new Field("text", parts[1], text));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    DirectoryReader reader = DirectoryReader.open(directory);
    for (int number = 0; number < reader.maxDoc(); ++number) numbers.put(reader.document(number).get("id"), number);
    org.apache.lucene.queries.mlt.MoreLikeThis like = new org.apache.lucene.queries.mlt.MoreLikeThis(reader);
    like.setAnalyzer(analyzer);
    like.setFieldNames(new String[] {"text"});
    like.setBoost(Boolean.parseBoolean(arguments[2]));
    IndexSearcher searcher = new IndexSearcher(reader);
    StringBuilder out = new StringBuilder();
    for (String asked : Files.readAllLines(Path.of(arguments[1]))) {
      int self = numbers.get(asked);
      int rank = 0;
      for (ScoreDoc found : searcher.search(like.like(self), RESULTS + 1).scoreDocs) {
        if (found.doc == self || rank == RESULTS) continue;
        String id = searcher.doc(found.doc).get("id");
        out.append(asked + " Q0 " + id + " " + ++rank + " " + found.score + " lucene\n");
      }
    }
    System.out.print(out);
  }
}
