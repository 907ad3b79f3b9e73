// Lucene 8 as a baseline: EnglishAnalyzer, BM25, the words of a query joined by OR.
//
// usage: java -cp LUCENE-JARS Lucene.java ARTICLES QUERIES K1 B    (both files: id<TAB>text; prints a TREC run)

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

public class Lucene {
  private static final int RESULTS = 1000;

  public static void main(String[] arguments) throws Exception {
    Analyzer analyzer = new EnglishAnalyzer();
    BM25Similarity similarity =
        new BM25Similarity(Float.parseFloat(arguments[2]), Float.parseFloat(arguments[3]));
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer =
        new IndexWriter(directory, new IndexWriterConfig(analyzer).setSimilarity(similarity))) {
      for (String line : Files.readAllLines(Path.of(arguments[0]))) {
        String[] parts = line.split("\t", 2);
        Document document = new Document();
        document.add(new StoredField("id", parts[0]));
        document.add(new TextField("text", parts[1], Field.Store.NO));
        writer.addDocument(document);
      }
    }
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
    searcher.setSimilarity(similarity);
    StringBuilder out = new StringBuilder();
    for (String line : Files.readAllLines(Path.of(arguments[1]))) {
      String[] parts = line.split("\t", 2);
      Query query = new QueryBuilder(analyzer).createBooleanQuery("text", parts[1]);
      if (query == null) continue;
      int rank = 0;
      for (ScoreDoc found : searcher.search(query, RESULTS).scoreDocs) {
        String id = searcher.doc(found.doc).get("id");
        out.append(parts[0] + " Q0 " + id + " " + ++rank + " " + found.score + " lucene\n");
      }
    }
    System.out.print(out);
  }
}
